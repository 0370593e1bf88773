import { partsOfSource, type SiteId, type SourceKey } from '#contract'
import type { FeedWish } from '#contract/media'
import { isOwnSource, type Viewers } from './audience.ts'
import { compareKeys } from './rank.ts'
import type { Situation } from './situation.ts'
import { mayPass } from './verdict.ts'

/**
 * What each site of the audience receives: what its program wishes and what is here, without its own sources; on
 * standby what is only prepared.
 * Sites of one program that are not on screen and not speaking share one list, so a large audience costs no more than a small one.
 */
export function feedsOf(situation: Situation): Record<SiteId, FeedWish[]> {
  const fed = situation.viewers.flatMap((each) => feedsOfViewers(each, situation))
  return Object.fromEntries(fed.sort(([a], [b]) => compareKeys(a, b)))
}

function feedsOfViewers({ sites, wishes }: Viewers, { here, input }: Situation): [SiteId, FeedWish[]][] {
  const everything: FeedWish[] = [...wishes]
    .filter(([source]) => here.has(source))
    .map(([source, { layer, standby }]) => ({ source, layer, standby }))
    .sort((a, b) => compareKeys(a.source, b.source))
  const seen = new Set(everything.map(({ source }) => partsOfSource(source).site))
  const withoutOwn = (site: SiteId) => everything.filter(({ source }) => !isOwnSource(site, source, input))
  return sites.map((site) => [site, seen.has(site) ? withoutOwn(site) : everything])
}

/** What consoles watch and can be given: it is here, and no microphone that is closed. */
export function monitoredOf({ input, monitors, here }: Situation): SourceKey[] {
  const watched = new Set(monitors.map(({ source }) => source))
  return [...watched]
    .filter((source) => here.has(source) && mayPass(source, input.sessions))
    .sort(compareKeys)
}
