import { partsOfSource, type SiteId, type SourceKey } from '#contract'
import type { FeedWish } from '#contract/media'
import { compareKeys } from './rank.ts'
import type { Situation } from './situation.ts'
import { mayPass } from './verdict.ts'

/**
 * What each site of the audience receives: what its session wishes and what is here, without its own sources; on
 * standby what only the preview shows.
 * Sites that are not on screen and not speaking share one list, so a large audience costs no more than a small one.
 */
export function feedsOf({ input, wishes, here }: Situation): Record<SiteId, FeedWish[]> {
  const everything: FeedWish[] = [...wishes]
    .filter(([source]) => here.has(source))
    .map(([source, { layer, standby }]) => ({ source, layer, standby }))
    .sort((a, b) => compareKeys(a.source, b.source))
  const seen = new Set(everything.map(({ source }) => partsOfSource(source).site))
  const withoutOwn = (site: SiteId) => everything.filter(({ source }) => partsOfSource(source).site !== site)
  return Object.fromEntries(
    [...input.audience].sort().map((site) => [site, seen.has(site) ? withoutOwn(site) : everything]),
  )
}

/** What consoles watch and can be given: it is here, and no microphone that is closed. */
export function monitoredOf({ input, monitors, here }: Situation): SourceKey[] {
  const watched = new Set(monitors.map(({ source }) => source))
  return [...watched]
    .filter((source) => here.has(source) && mayPass(source, input.sessions))
    .sort(compareKeys)
}
