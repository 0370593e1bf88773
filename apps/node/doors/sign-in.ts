import type { FastifyInstance, FastifyReply, RouteShorthandOptions } from 'fastify'
import type { Accounts } from '#conference/account-store'
import { landingOf, type SignInRules } from '#conference/accounts'
import type { ConsoleIdentity, Sites } from '#conference/sites'
import { type ErrorBody, Refusal, type SiteId } from '#contract'
import { consoleCookie, setCredential, siteCookie } from './cookies.ts'
import { errorPage } from './error-page.ts'
import { statusOf } from './errors.ts'

export interface SignInOptions {
  sites: Sites
  accounts: Pick<Accounts, 'usable'>
  rules: SignInRules
  secure: boolean
  perMinute: number
  /** Names whatever a request ran into. */
  toBody: (error: unknown) => ErrorBody
}

/** Personal links of sites (`/r/…`) and one-time links of consoles (`/c/…`): a cookie, then the page. */
export function addSignIn(
  server: FastifyInstance,
  { sites, accounts, rules, secure, perMinute, toBody }: SignInOptions,
): void {
  const limited: RouteShorthandOptions = {
    schema: { hide: true },
    config: { rateLimit: { max: perMinute, timeWindow: '1 minute' } },
    // A person reads it, not a program.
    errorHandler(error, _request, reply) {
      const body = toBody(error)
      reply.code(statusOf(body)).type('text/html').send(errorPage(body))
    },
  }
  const signedIn = (cookies: Record<string, string | undefined>) =>
    sites.consoleOfCredential(cookies[consoleCookie(rules.self)] ?? '')
  const pageOfIdentity = (identity: ConsoleIdentity) => {
    if (identity.accountId === null) return identity.role === 'chair' ? '/chair/' : '/control-room/'
    const account = accounts.usable(identity)
    return account ? landingOf(account, rules) : '/sign-in/'
  }

  server.get<{ Params: { token: string } }>('/r/:token', limited, async (request, reply) => {
    const redeemed = await sites.redeemLink(request.params.token).catch(asRefusal)
    if (redeemed instanceof Refusal) return refuse(reply, redeemed)
    const site: SiteId = redeemed.identity.siteId
    // A browser that is remembered stays the one it is: opening its link again does not make it a stranger.
    const remembered = await sites.siteOfBrowser(request.cookies[siteCookie(site)] ?? '')
    if (remembered?.siteId !== site) setCredential(reply, siteCookie(site), redeemed.credential, secure)
    return reply.redirect(`/room/?site=${encodeURIComponent(site)}`, 303)
  })

  server.get<ConsoleLink>('/c/:token', limited, async (request, reply) => {
    const redeemed = await sites.redeemConsoleLink(request.params.token).catch(asRefusal)
    const before = redeemed instanceof Refusal ? await signedIn(request.cookies) : undefined
    // Whoever is signed in already came through this link, or has no need of it.
    if (redeemed instanceof Refusal && !before) return refuse(reply, redeemed)
    if (!(redeemed instanceof Refusal))
      setCredential(reply, consoleCookie(rules.self), redeemed.credential, secure)
    const identity = redeemed instanceof Refusal ? before : redeemed.identity
    return reply.redirect(pageOf(request.query.page, identity && pageOfIdentity(identity)), 303)
  })
}

interface ConsoleLink {
  Params: { token: string }
  /** `board`: the link is opened on the TV of the operations room; `office`: by whoever keeps lists. */
  Querystring: { page?: string }
}

const pageOf = (page: string | undefined, own = '/control-room/'): string =>
  page === 'board' || page === 'office' ? `/${page}/` : own

/** A refusal is shown as a page; anything else goes on to the error handler. */
function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  throw error
}

const refuse = (reply: FastifyReply, { body }: Refusal) =>
  reply.code(403).type('text/html').send(errorPage(body))
