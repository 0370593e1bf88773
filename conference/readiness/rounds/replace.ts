import type { SiteId } from '#contract'
import type { Round, RoundSite } from '#contract/readiness'

/** What a site has in every state. */
export type Common = Pick<RoundSite, 'site' | 'tests' | 'retestAt'>
export const commonOf = ({ site, tests, retestAt }: RoundSite): Common => ({ site, tests, retestAt })

/** The round with one site changed; the same one when `change` gives the site back, or it has no such site. */
export function replaceSite(round: Round, site: SiteId, change: (site: RoundSite) => RoundSite): Round {
  const at = round.sites.findIndex((each) => each.site === site)
  const before = round.sites[at]
  const after = before && change(before)
  return !after || after === before ? round : { ...round, sites: round.sites.with(at, after) }
}

/** The round with every site changed; the same one when none is. */
export function replaceSites(round: Round, change: (site: RoundSite) => RoundSite): Round {
  const sites = round.sites.map(change)
  return sites.every((site, at) => site === round.sites[at]) ? round : { ...round, sites }
}
