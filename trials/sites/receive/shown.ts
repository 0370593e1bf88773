import type { Screen, Shown, SiteId, SourceKey } from '#contract'
import { sourceOf } from '#contract'
import type { Arrival } from './arrivals.ts'

/** What the site was told to draw. */
export interface OrderedScene {
  revision: number
  scene: Screen
}

export type Counted = ReadonlyMap<SourceKey, number>

/**
 * What a page in this place would show: a slot has its picture once a key frame of it came, and it advances when
 * packets came since the last report. The site's own picture is drawn from its own camera, if it has
 * one, and always runs.
 * `arrivals`: of the feeds that have begun; `before`: packets of each source at the last report.
 */
export function shownOf(
  own: { site: SiteId; camera: boolean },
  ordered: OrderedScene,
  arrivals: readonly Readonly<Arrival>[],
  before: Counted,
): Shown {
  const bySource = new Map(arrivals.map((arrival) => [arrival.source, arrival]))
  const slots = ordered.scene.slots.map((slot, index) => {
    const empty = { slot: index, source: null, advancing: false, width: 0, height: 0 }
    if (slot.kind === 'empty') return empty
    const source = sourceOf(slot.site, slot.kind === 'content' ? 'content' : 'camera')
    if (source === sourceOf(own.site, 'camera'))
      return own.camera ? { ...empty, source, advancing: true, width: 1280, height: 720 } : empty
    const arrival = bySource.get(source)
    if (!arrival) return empty
    const { packets, width, height } = arrival
    return { slot: index, source, advancing: packets > (before.get(source) ?? 0), width, height }
  })
  return { revision: ordered.revision, visible: true, slots }
}

export function countedOf(arrivals: readonly Readonly<Arrival>[]): Counted {
  return new Map(arrivals.map(({ source, packets }) => [source, packets]))
}
