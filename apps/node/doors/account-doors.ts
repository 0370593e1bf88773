import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Accounts } from '#conference/account-store'
import { lacksCode, landingOf, type SignInRules } from '#conference/accounts'
import type { Sites } from '#conference/sites'
import { type BodyOf, Refusal, type ReplyOf } from '#contract'
import { type SignInRequest, type SignInRequests, signInRequests } from '#contract/accounts'
import type { Callers } from './callers.ts'
import { consoleCookie, dropCredential, isOwnPage } from './cookies.ts'
import type { OpenSignIn } from './opening.ts'

export interface AccountDoorsOptions {
  sites: Sites
  accounts: Accounts
  callers: Callers
  open: OpenSignIn
  /** Label of the identity provider; null: there is none. */
  provider: string | null
  rules: SignInRules
  secure: boolean
  perMinute: number
}

type Handlers = {
  [Op in SignInRequest]: (
    body: BodyOf<SignInRequests, Op>,
    request: FastifyRequest,
    reply: FastifyReply,
  ) => Promise<ReplyOf<SignInRequests, Op>>
}

/**
 * Sign-in by name, from `apps/sign-in` only: JSON from our own page, so that no form of another site can send it; at
 * most `perMinute` of each from one address. Nothing of a body is logged.
 */
export function addAccountDoors(server: FastifyInstance, options: AccountDoorsOptions): void {
  const { sites, accounts, callers, open, provider, rules, secure, perMinute } = options
  const labelOf = sites.registry.labelOf

  const handlers: Handlers = {
    async enter(body, request, reply) {
      return open(request, reply, await accounts.signIn({ ...body, address: request.ip }))
    },
    async ways() {
      return { provider }
    },
    async leave(_body, request, reply) {
      const identity = await callers.consoleOfRequest(request)
      if (identity) await sites.endConsole(identity.consoleId)
      if (identity && identity.accountId !== null) await accounts.signedOut(identity.accountId)
      dropCredential(reply, consoleCookie(rules.self), secure)
      return {}
    },
    async invited({ invitation }) {
      const { name, person, unit, invitedUntil } = accounts.invitedBy(invitation)
      return { name, person, unit, label: labelOf(unit), expiresAt: invitedUntil ?? 0 }
    },
    async accept({ invitation, password }, request, reply) {
      return open(request, reply, await accounts.accept(invitation, password))
    },
    async me(_body, request) {
      const { account } = await callers.personOfRequest(request)
      const lacks = lacksCode(account, rules.demand)
      return { account, label: labelOf(account.unit), page: landingOf(account, rules), lacksCode: lacks }
    },
    async 'change-password'({ password, next }, request, reply) {
      const { account } = await callers.personOfRequest(request)
      // Every sign-in is over; here a new one is opened at once.
      const entered = await accounts.changePassword(account.id, { password, next, address: request.ip })
      await open(request, reply, entered)
      return {}
    },
    async 'begin-code'({ password }, request) {
      const { account } = await callers.personOfRequest(request)
      return accounts.beginCode(account.id, { password, address: request.ip })
    },
    async 'confirm-code'({ code }, request) {
      const { account } = await callers.personOfRequest(request)
      await accounts.confirmCode(account.id, code)
      return {}
    },
    async 'end-code'(body, request) {
      const { account } = await callers.personOfRequest(request)
      await accounts.endCode(account.id, { ...body, address: request.ip })
      return {}
    },
  }

  for (const [op, { body }] of Object.entries(signInRequests))
    server.post(
      `/api/v1/sign-in/${op}`,
      {
        schema: { hide: true, body },
        config: { rateLimit: { max: perMinute, timeWindow: '1 minute' } },
        preValidation: async (request) => {
          if (!isOwnPage(request)) throw new Refusal('auth.required')
        },
      },
      async (request, reply) => {
        const handle = handlers[op as SignInRequest] as (
          body: unknown,
          request: FastifyRequest,
          reply: FastifyReply,
        ) => Promise<unknown>
        reply.header('cache-control', 'no-store')
        return handle(request.body, request, reply)
      },
    )
}
