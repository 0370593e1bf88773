import type { FastifyInstance } from 'fastify'
import type { Sites } from '#conference/sites'
import { describeError, type NodeId, type SiteId } from '#contract'
import { consoleCookie, setCredential, siteCookie } from './cookies.ts'
import { errorPage } from './error-page.ts'

export interface SignInOptions {
  sites: Sites
  self: NodeId
  secure: boolean
  perMinute: number
}

/** Personal links of sites (`/r/…`) and one-time links of consoles (`/c/…`): a cookie, then the page. */
export function addSignIn(server: FastifyInstance, { sites, self, secure, perMinute }: SignInOptions): void {
  const limited = { config: { rateLimit: { max: perMinute, timeWindow: '1 minute' } } }
  const refused = errorPage(describeError('auth.link-invalid'))

  server.get<{ Params: { token: string } }>('/r/:token', limited, async (request, reply) => {
    const redeemed = await sites.redeemLink(request.params.token)
    if (!redeemed.ok) return reply.code(403).type('text/html').send(refused)
    const site: SiteId = redeemed.identity.siteId
    setCredential(reply, siteCookie(site), redeemed.credential, secure)
    return reply.redirect(`/room/?site=${encodeURIComponent(site)}`, 303)
  })

  server.get<{ Params: { token: string } }>('/c/:token', limited, async (request, reply) => {
    const redeemed = await sites.redeemConsoleLink(request.params.token)
    if (!redeemed.ok) return reply.code(403).type('text/html').send(refused)
    setCredential(reply, consoleCookie(self), redeemed.credential, secure)
    return reply.redirect('/control-room/', 303)
  })
}
