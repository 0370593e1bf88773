import type { FastifyReply, FastifyRequest } from 'fastify'
import type { NodeId, SiteId } from '#contract'

/**
 * Cookies are not kept apart by port, and one computer may open two sites or two consoles: each has a cookie of
 * its own, named after the site or node.
 */
export const siteCookie = (site: SiteId) => `lt_site_${site}`
export const consoleCookie = (node: NodeId) => `lt_console_${node}`

const yearInSeconds = 365 * 24 * 3600

export function setCredential(reply: FastifyReply, name: string, credential: string, secure: boolean): void {
  reply.setCookie(name, credential, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure,
    maxAge: yearInSeconds,
  })
}

export function dropCredential(reply: FastifyReply, name: string, secure: boolean): void {
  reply.clearCookie(name, { path: '/', httpOnly: true, sameSite: 'strict', secure })
}

/** The credential of the site named by `?site=`; without it, of the only site that this browser opened. */
export function siteCredential(request: FastifyRequest, site: string | undefined): string | undefined {
  if (site) return request.cookies[siteCookie(site)]
  const all = Object.keys(request.cookies).filter((name) => name.startsWith('lt_site_'))
  return all.length === 1 && all[0] ? request.cookies[all[0]] : undefined
}

/** A page of another origin can't drive ours: browsers send `Origin` with every WebSocket and every write. */
export function isOwnOrigin(request: FastifyRequest): boolean {
  const { origin } = request.headers
  if (!origin) return true
  return URL.canParse(origin) && new URL(origin).host === request.host
}

/** Nor can it sign somebody in or out: what a browser says of where a request comes from has to be our own page. */
export function isOwnPage(request: FastifyRequest): boolean {
  const from = request.headers['sec-fetch-site']
  return isOwnOrigin(request) && (from === undefined || from === 'same-origin')
}
