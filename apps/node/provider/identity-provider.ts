import * as oidc from 'openid-client'
import { Refusal } from '#contract'
import type { Log } from '#foundation/log'
import type { Flow } from './flows.ts'
import type { ProviderConfig } from './provider-config.ts'

/** The identity provider of the organisation, as its client sees it. */
export interface IdentityProvider {
  readonly label: string
  /** Where the browser has to go, and what it has to bring back. Rejects with Refusal `auth.provider-away`. */
  begin(): Promise<{ url: URL; flow: Flow }>
  /**
   * Whom the provider names, by the claim that is configured; `query` as it came back, with its `?`. Rejects with
   * Refusal `auth.provider-refused`, `auth.provider-unverified`, `auth.provider-away`.
   */
  finish(query: string, flow: Flow): Promise<string>
}

export interface IdentityProviderOptions {
  config: ProviderConfig
  /** Registered at the provider, exactly so. */
  redirectUri: string
  now: () => number
  log: Log
}

const answersWithinSeconds = 10
/** How long what the provider says of itself counts; its keys are looked up by the library as they change. */
const knownForMs = 3_600_000

/**
 * Authorization code with PKCE, state and nonce (RFC 9700, 2.1.1). The provider is asked for what it is when the first
 * person signs in, and again after a failure: one that is away stops no node from starting.
 */
export function createIdentityProvider(options: IdentityProviderOptions): IdentityProvider {
  const { config, redirectUri, now, log } = options
  const { issuer, clientId, clientSecret, label, claim, scope } = config
  let known: { at: number; client: Promise<oidc.Configuration> } | undefined

  const client = async (): Promise<oidc.Configuration> => {
    if (!known || known.at + knownForMs <= now()) {
      const isPlain = new URL(issuer).protocol === 'http:'
      const asked = oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, {
        timeout: answersWithinSeconds,
        // Loopback only, by the configuration's schema.
        ...(isPlain && { execute: [oidc.allowInsecureRequests] }),
      })
      known = { at: now(), client: asked }
      asked.catch(() => {
        if (known?.client === asked) known = undefined
      })
    }
    return known.client.catch((error: unknown) => {
      log.warn('identity provider can not be reached', { issuer, reason: reasonOf(error) })
      throw new Refusal('auth.provider-away', { label })
    })
  }

  return {
    label,
    async begin() {
      const asked = await client()
      const flow = {
        ...{ state: oidc.randomState(), nonce: oidc.randomNonce() },
        verifier: oidc.randomPKCECodeVerifier(),
      }
      const url = oidc.buildAuthorizationUrl(asked, {
        ...{ redirect_uri: redirectUri, scope, state: flow.state, nonce: flow.nonce },
        code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
      })
      return { url, flow }
    },
    async finish(query, { state, nonce, verifier }) {
      const asked = await client()
      try {
        const answered = await oidc.authorizationCodeGrant(asked, new URL(redirectUri + query), {
          ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier },
          idTokenExpected: true,
        })
        const told = answered.claims()
        if (!told) throw new Error('no ID token')
        const isTold = told[claim] !== undefined && (claim !== 'email' || told.email_verified !== undefined)
        const isAsked = !isTold && asked.serverMetadata().userinfo_endpoint !== undefined
        const claims = isAsked ? await oidc.fetchUserInfo(asked, answered.access_token, told.sub) : told
        const identity = claims[claim]
        if (typeof identity !== 'string' || identity === '') throw new Error(`no claim ${claim}`)
        if (!isConfirmed(claims, claim)) throw new Refusal('auth.provider-unverified', { label })
        return identity
      } catch (error) {
        // What the provider writes into its errors may quote what it was sent.
        log.warn('sign-in by the identity provider refused', { issuer, reason: reasonOf(error) })
        throw error instanceof Refusal ? error : new Refusal('auth.provider-refused', { label })
      }
    },
  }
}

/**
 * An e-mail address that the provider does not say it has seen confirmed says nothing of a person: whoever may write it
 * at the provider would be let in as somebody else. Some providers write the word (OpenID Connect Core, 5.1: a boolean).
 */
const isConfirmed = (
  { email_verified: verified }: Readonly<Record<string, unknown>>,
  claim: string,
): boolean => claim !== 'email' || verified === true || verified === 'true'

/** Its stable code, else its kind: never its text. */
const reasonOf = (error: unknown): string => {
  if (error instanceof Error && 'error' in error && typeof error.error === 'string') return error.error
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error ? error.name : 'unknown'
}
