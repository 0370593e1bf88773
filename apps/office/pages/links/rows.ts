import type { ReplyOf, SiteId } from '#contract'
import type { SiteLinkOperations } from '#contract/console'
import { finder, searchable } from '../../state/find.ts'

/** An own site with how many of its personal links are valid, and when the newest was made. */
export type SiteWithLinks = ReplyOf<SiteLinkOperations, 'sites.list-links'>['sites'][number]

export type Only = 'all' | 'without'

/** The sites in which every word that was typed begins a word; `without`: of these, those that have no link. */
export function filterSites(sites: readonly SiteWithLinks[], text: string, only: Only): SiteWithLinks[] {
  const isFound = finder(text)
  return sites.filter(
    ({ site, label, links }) => (only === 'all' || links === 0) && isFound(searchable(label, site)),
  )
}

/** What is chosen and in sight; nothing is done to a site that nobody sees. */
export const chosenOf = (shown: readonly SiteWithLinks[], chosen: ReadonlySet<SiteId>): SiteWithLinks[] =>
  shown.filter(({ site }) => chosen.has(site))
