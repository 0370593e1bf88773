import { partsOfSource, type SiteId, type SourceKey, sourceOf } from '#contract'
import type { FeedWish } from '#contract/media'
import { isOwnSource, type Viewers } from './audience.ts'
import { mayStay, passageOf } from './cues.ts'
import { layerOf, returnedBySite } from './loops.ts'
import { compareKeys } from './rank.ts'
import type { Situation } from './situation.ts'

/**
 * What each site of the audience receives: what its program wishes and what is here, without its own sources; on
 * standby what is only prepared. Whom an operator talks with hears that operator as well (K22), and a site whose test
 * is returned is given that (K25).
 * Sites of one program that are not on screen and not speaking share one list, so a large audience costs no more than a small one.
 */
export function feedsOf(situation: Situation): Record<SiteId, FeedWish[]> {
  const fed = situation.viewers.flatMap((each) => feedsOfViewers(each, situation))
  const returned = returnedBySite(situation.loops, situation.input.self)
  const whole = fed.map(([site, feeds]): [SiteId, FeedWish[]] => [
    site,
    withReturned(returned.get(site), withVoice(site, feeds, situation), situation),
  ])
  return Object.fromEntries(whole.sort(([a], [b]) => compareKeys(a, b)))
}

function withVoice(site: SiteId, feeds: FeedWish[], { cues, here }: Situation): FeedWish[] {
  const cue = cues.find((each) => each.site === site)
  const source = cue && sourceOf(cue.from, 'cue')
  if (source === undefined || !here.has(source)) return feeds
  return [...feeds, { source, layer: null, standby: false }].sort((a, b) => compareKeys(a.source, b.source))
}

function withReturned(
  returned: readonly SourceKey[] | undefined,
  feeds: FeedWish[],
  { here }: Situation,
): FeedWish[] {
  if (returned === undefined) return feeds
  const came = returned.filter((source) => here.has(source))
  const own = came.map((source) => ({ source, layer: layerOf(source), standby: false }))
  return [...feeds, ...own].sort((a, b) => compareKeys(a.source, b.source))
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

/** What consoles watch and can be given: it is here, and no sound that is not for them. */
export function monitoredOf(situation: Situation): SourceKey[] {
  const { input, monitors, here } = situation
  const watched = new Set(monitors.map(({ source }) => source))
  const mayHave = (source: SourceKey) => mayStay(passageOf(source, situation), input.self)
  return [...watched].filter((source) => here.has(source) && mayHave(source)).sort(compareKeys)
}
