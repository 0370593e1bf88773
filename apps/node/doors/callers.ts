import type { FastifyRequest } from 'fastify'
import type { ConsoleCaller } from '#conference/nodes'
import type { SiteBrowser, Sites } from '#conference/sites'
import { type NodeId, Refusal } from '#contract'
import { consoleCookie, isOwnOrigin, siteCredential } from './cookies.ts'

/** Finds out who calls. */
export interface Callers {
  /** By access token or console cookie. Throws `auth.required`. */
  ofRequest(request: FastifyRequest): Promise<ConsoleCaller>
  /** By the cookie of a site's browser. Throws `auth.required`. */
  siteOfRequest(request: FastifyRequest, site: string | undefined): Promise<SiteBrowser>
}

export function createCallers(sites: Sites, self: NodeId): Callers {
  const ofToken = async (token: string, origin: string): Promise<ConsoleCaller> => {
    const found = await sites.tokenOfSecret(token)
    if (!found) throw new Refusal('auth.required')
    return { rights: found.rights, by: found.name, origin }
  }

  return {
    async ofRequest(request) {
      const origin = `${request.protocol}://${request.host}`
      const bearer = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
      if (bearer) return ofToken(bearer, origin)
      if (!isOwnOrigin(request)) throw new Refusal('auth.required')
      const credential = request.cookies[consoleCookie(self)]
      const identity = credential ? await sites.consoleOfCredential(credential) : undefined
      if (!identity) throw new Refusal('auth.required')
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
