import type { FastifyInstance, FastifyReply, RouteShorthandOptions } from 'fastify'
import type { Accounts } from '#conference/account-store'
import { type ErrorBody, type NodeId, Refusal } from '#contract'
import { FLOW_MS, type Flows } from '../provider/flows.ts'
import type { IdentityProvider } from '../provider/identity-provider.ts'
import { errorPage } from './error-page.ts'
import { statusOf } from './errors.ts'
import type { OpenSignIn } from './opening.ts'

export interface ProviderDoorsOptions {
  provider: IdentityProvider
  flows: Flows
  accounts: Pick<Accounts, 'signInByIdentity'>
  open: OpenSignIn
  self: NodeId
  secure: boolean
  perMinute: number
  /** Names whatever a request ran into. */
  toBody: (error: unknown) => ErrorBody
}

/**
 * Through the identity provider and back: `/sso/start` and `/sso/callback`. What comes back counts for the browser that
 * began, once; nothing in the address says where it goes on.
 */
export function addProviderDoors(server: FastifyInstance, options: ProviderDoorsOptions): void {
  const { provider, flows, accounts, open, self, secure, perMinute, toBody } = options
  const cookie = `lt_sso_${self}`
  // Lax: the browser comes back from another site.
  const kept = { path: '/sso/', httpOnly: true, sameSite: 'lax', secure } as const
  const limited: RouteShorthandOptions = {
    schema: { hide: true },
    config: { rateLimit: { max: perMinute, timeWindow: '1 minute' } },
    // A person reads it, not a program.
    errorHandler(error, _request, reply) {
      const body = toBody(error)
      reply.code(statusOf(body)).type('text/html').send(errorPage(body))
    },
  }
  const unstored = (reply: FastifyReply) => reply.header('cache-control', 'no-store')

  server.get('/sso/start', limited, async (_request, reply) => {
    const { url, flow } = await provider.begin()
    unstored(reply).setCookie(cookie, flows.put(flow), { ...kept, maxAge: FLOW_MS / 1000 })
    return reply.redirect(url.href, 303)
  })

  server.get('/sso/callback', limited, async (request, reply) => {
    const flow = flows.take(request.cookies[cookie] ?? '')
    unstored(reply).clearCookie(cookie, kept)
    if (!flow) throw new Refusal('auth.provider-refused', { label: provider.label })
    const [, query = ''] = /(\?.*)$/.exec(request.url) ?? []
    const identity = await provider.finish(query, flow)
    const { page } = await open(request, reply, await accounts.signInByIdentity(identity))
    return reply.redirect(page, 303)
  })
}
