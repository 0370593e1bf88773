import { type Roster, stateOf, type Unit } from '#browser/meeting'
import type { SiteId } from '#contract'
import type { TierOf } from './wall-rows.ts'

const rank = { connected: 0, reconnecting: 1, absent: 2 } as const

/**
 * Connected sites first, then those that reconnect, then absent ones; the order of the tree within each. On a wall of
 * several tiers the sites that are there come first, tier by tier, then the absent ones, tier by tier.
 */
export function sortForWall(units: readonly Unit[], roster: Roster, tierOf: TierOf | null = null): SiteId[] {
  const tiers = new Map<SiteId, number>()
  return units
    .map(({ id, position }) => {
      const tier = tierOf?.(id) ?? ''
      if (!tiers.has(tier)) tiers.set(tier, position)
      const standing = rank[stateOf(roster, id)]
      return { id, away: standing === rank.absent, tier: tiers.get(tier) ?? 0, standing, position }
    })
    .sort(
      (a, b) =>
        Number(a.away) - Number(b.away) ||
        a.tier - b.tier ||
        a.standing - b.standing ||
        a.position - b.position,
    )
    .map(({ id }) => id)
}

export interface HeldOrder {
  sites: readonly SiteId[]
  /** How many tiles a fresh sort would move, add or remove: shown on the button that sorts again. */
  outdated: number
}

/**
 * The wall while somebody works on it: nothing moves. Tiles keep their place even when their state no longer
 * fits; sites that newly match are added at the end.
 */
export function holdOrder(shown: readonly SiteId[], fresh: readonly SiteId[]): HeldOrder {
  const present = new Set(shown)
  const added = fresh.filter((site) => !present.has(site))
  const sites = added.length === 0 ? shown : [...shown, ...added]
  return { sites, outdated: outOfPlace(sites, fresh) }
}

/** The fewest tiles that would have to go or move: all but the longest run that is in the right order already. */
function outOfPlace(sites: readonly SiteId[], fresh: readonly SiteId[]): number {
  const place = new Map(fresh.map((site, at) => [site, at]))
  /** `tails[n]`: the lowest place at which an ordered run of n + 1 tiles can end. */
  const tails: number[] = []
  for (const site of sites) {
    const at = place.get(site)
    if (at === undefined) continue
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((tails[middle] ?? 0) < at) low = middle + 1
      else high = middle
    }
    tails[low] = at
  }
  return sites.length - tails.length
}
