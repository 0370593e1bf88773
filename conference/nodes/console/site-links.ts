import type { z } from 'zod'
import { homeNode } from '#conference/sites'
import { Refusal, type SiteId } from '#contract'
import type { ConsoleOperations } from '#contract/console'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

type Issue = ConsoleOperations['sites.issue-link']
type Revoke = ConsoleOperations['sites.revoke-links']

/** A site's link is issued by the node where the site sits. */
function checkOwn({ sites, place }: ConsoleParts, site: SiteId): void {
  if (!sites.registry.byId(site)) throw new Refusal('site.unknown', { site })
  if (homeNode(site) !== place.self)
    throw new Refusal('session.not-in-control', { owner: sites.registry.labelOf(homeNode(site)) })
}

export async function issueLink(
  parts: ConsoleParts,
  { origin }: ConsoleCaller,
  { site }: z.infer<Issue['body']>,
): Promise<z.infer<Issue['reply']>> {
  checkOwn(parts, site)
  const { linkId, token } = await parts.sites.issueLink(site)
  return { link: linkId, url: `${origin}/r/${token}` }
}

/** Revokes every link of the site; a page that sits on one of them loses its seat at once. */
export async function revokeLinks(
  parts: ConsoleParts,
  _caller: ConsoleCaller,
  { site }: z.infer<Revoke['body']>,
): Promise<z.infer<Revoke['reply']>> {
  checkOwn(parts, site)
  const revoked = await parts.sites.revokeLinksOfSite(site)
  parts.endSeat(site)
  return { revoked }
}
