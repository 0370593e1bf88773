import type { FastifyRequest } from 'fastify'
import type { Accounts } from '#conference/account-store'
import { lacksCode, rightsOfAccount, type SignInRules } from '#conference/accounts'
import type { ConsoleCaller } from '#conference/nodes'
import type { AccountConsole, ConsoleIdentity, SiteBrowser, Sites } from '#conference/sites'
import { Refusal } from '#contract'
import type { Account } from '#contract/accounts'
import { consoleCookie, isOwnOrigin, isOwnPage, siteCredential } from './cookies.ts'

/** Finds out who calls. */
export interface Callers {
  /** By access token or console cookie. Throws `auth.required`, `auth.code-demanded`. */
  ofRequest(request: FastifyRequest): Promise<ConsoleCaller>
  /** By the cookie of somebody who signed in by name. Throws `auth.required`. */
  personOfRequest(request: FastifyRequest): Promise<{ account: Account; consoleId: string }>
  /** The console of the request's cookie, whoever opened it, if it is signed in. */
  consoleOfRequest(request: FastifyRequest): Promise<ConsoleIdentity | undefined>
  /** By the cookie of a site's browser. Throws `auth.required`. */
  siteOfRequest(request: FastifyRequest, site: string | undefined): Promise<SiteBrowser>
}

export function createCallers(
  sites: Sites,
  accounts: Pick<Accounts, 'usable'>,
  { self, demand }: SignInRules,
): Callers {
  const ofToken = async (token: string, origin: string): Promise<ConsoleCaller> => {
    const found = await sites.tokenOfSecret(token)
    if (!found) throw new Refusal('auth.required')
    return { rights: found.rights, by: found.name, origin }
  }

  const consoleOfRequest = async (request: FastifyRequest) => {
    const credential = request.cookies[consoleCookie(self)]
    return credential ? sites.consoleOfCredential(credential) : undefined
  }
  /** A disabled account has no right left at once, also by a sign-in that was being opened when it was disabled. */
  const usable = (identity: AccountConsole): Account => {
    const account = accounts.usable(identity)
    if (!account) throw new Refusal('auth.required')
    return account
  }

  return {
    consoleOfRequest,
    async personOfRequest(request) {
      if (!isOwnPage(request)) throw new Refusal('auth.required')
      const identity = await consoleOfRequest(request)
      if (!identity || identity.accountId === null) throw new Refusal('auth.required')
      return { account: usable(identity), consoleId: identity.consoleId }
    },
    async ofRequest(request) {
      const origin = `${request.protocol}://${request.host}`
      const bearer = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
      if (bearer) return ofToken(bearer, origin)
      if (!isOwnOrigin(request)) throw new Refusal('auth.required')
      const identity = await consoleOfRequest(request)
      if (!identity) throw new Refusal('auth.required')
      if (identity.accountId !== null) {
        const account = usable(identity)
        if (lacksCode(account, demand)) throw new Refusal('auth.code-demanded')
        return { rights: rightsOfAccount(account.role), account, by: account.person, origin }
      }
      const tier = sites.registry.labelOf(self)
      const by = identity.role === 'chair' ? `Chủ tọa – ${tier}` : tier
      return { rights: identity.rights, by, origin }
    },
    async siteOfRequest(request, site) {
      if (!isOwnOrigin(request)) throw new Refusal('auth.required')
      const credential = siteCredential(request, site)
      const browser = credential ? await sites.siteOfBrowser(credential) : undefined
      if (!browser) throw new Refusal('auth.required')
      return browser
    },
  }
}
