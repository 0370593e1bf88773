import type { z } from 'zod'
import { homeNode } from '#conference/sites'
import { Refusal, type SiteId } from '#contract'
import type { ConsoleOperations } from '#contract/console'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

type Issue = ConsoleOperations['sites.issue-link']
type IssueMany = ConsoleOperations['sites.issue-links']
type List = ConsoleOperations['sites.list-links']
type Revoke = ConsoleOperations['sites.revoke-links']

/** A site's link is issued by the node where the site sits. */
function checkOwn({ sites, place }: ConsoleParts, site: SiteId): void {
  if (!sites.registry.byId(site)) throw new Refusal('site.unknown', { site })
  if (homeNode(site) !== place.self)
    throw new Refusal('session.not-in-control', { owner: sites.registry.labelOf(homeNode(site)) })
}

export async function issueLink(
  parts: ConsoleParts,
  { origin, account }: ConsoleCaller,
  { site }: z.infer<Issue['body']>,
): Promise<z.infer<Issue['reply']>> {
  checkOwn(parts, site)
  const { linkId, token } = await parts.sites.issueLink(site, account?.id)
  return { link: linkId, url: `${origin}/r/${token}` }
}

/** Links for many sites, all of them or none; a page that sat on a link that was replaced loses its seat at once. */
export async function issueLinks(
  parts: ConsoleParts,
  { origin, account }: ConsoleCaller,
  { sites, replace }: z.infer<IssueMany['body']>,
): Promise<z.infer<IssueMany['reply']>> {
  for (const site of sites) checkOwn(parts, site)
  const issued = await parts.sites.issueLinks(sites, { replace, issuedBy: account?.id ?? null })
  if (replace) for (const site of sites) parts.endSeat(site)
  return {
    links: issued.map(({ siteId: site, linkId: link, token }) => ({
      site,
      link,
      url: `${origin}/r/${token}`,
    })),
    dutyPhone: parts.dutyPhone,
  }
}

export async function listSiteLinks({ sites, place }: ConsoleParts): Promise<z.infer<List['reply']>> {
  const valid = new Map((await sites.countLinks()).map((each) => [each.siteId, each]))
  const own = sites.registry
    .all()
    .map(({ id }) => id)
    .filter((id) => homeNode(id) === place.self)
  return {
    sites: own.toSorted().map((site) => ({
      ...{ site, label: sites.registry.labelOf(site) },
      ...{ links: valid.get(site)?.links ?? 0, issuedAt: valid.get(site)?.newestAt ?? null },
    })),
  }
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
