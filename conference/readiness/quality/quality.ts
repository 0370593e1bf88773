import type { SiteId } from '#contract'
import type { Thresholds, WorstLeg } from '#contract/readiness'
import { nowOf, type QualityNow } from './now.ts'
import { type Sample, WINDOW_MS } from './sample.ts'
import { type Bucket, withSample } from './timeline.ts'

/** A line that is bad: since when, and which leg of it most. */
export interface Alarm {
  since: number
  worst: WorstLeg
  /** Samples in a row at which it was not bad any more. */
  calm: number
}

/** How the line of one site was while it was on air. */
export interface SiteQuality {
  site: SiteId
  now: QualityNow
  alarm: Alarm | null
  timeline: readonly Bucket[]
  /** Those that the grade rests on. */
  samples: readonly Sample[]
}

/** What became of an alarm. `lost`: nothing is known of the line any more, so neither is whether it is bad. */
export type QualityEvent =
  | { kind: 'raised'; site: SiteId; at: number; worst: WorstLeg }
  | { kind: 'ended'; site: SiteId; at: number; why: 'better' | 'lost' | 'off-air' }

/** An alarm ends when its line was not bad at so many samples in a row. */
const CALM_ENOUGH = 6

export const unwatched = (site: SiteId): SiteQuality => ({
  ...{ site, now: { grade: 'unknown', worst: null }, alarm: null, timeline: [], samples: [] },
})

/** One sample further; null: the site is not on air any more, its timeline stays (D50 to D53). */
export function followQuality(
  so: SiteQuality,
  sample: Sample | null,
  at: number,
  thresholds: Thresholds,
): { next: SiteQuality; events: QualityEvent[] } {
  const { site, alarm, timeline } = so
  if (sample === null) {
    const events = alarm ? [{ kind: 'ended', site, at, why: 'off-air' } as const] : []
    return { next: { ...unwatched(site), timeline }, events }
  }
  const samples = [...so.samples, sample].filter((each) => each.at > at - WINDOW_MS)
  const now = nowOf(samples, at, thresholds)
  const then = alarmAfter(alarm, now, at)
  return {
    next: { site, now, alarm: then, timeline: withSample(timeline, at, now), samples },
    events: eventsOf(site, alarm, then, now, at),
  }
}

function alarmAfter(alarm: Alarm | null, { grade, worst }: QualityNow, at: number): Alarm | null {
  if (grade === 'unknown') return null
  if (grade === 'fail') return { since: alarm?.since ?? at, worst, calm: 0 }
  if (!alarm) return null
  const calm = alarm.calm + 1
  return calm < CALM_ENOUGH ? { ...alarm, calm } : null
}

function eventsOf(
  site: SiteId,
  before: Alarm | null,
  after: Alarm | null,
  { grade }: QualityNow,
  at: number,
): QualityEvent[] {
  if (after && after.worst.leg !== before?.worst.leg)
    return [{ kind: 'raised', site, at, worst: after.worst }]
  if (before && !after) return [{ kind: 'ended', site, at, why: grade === 'unknown' ? 'lost' : 'better' }]
  return []
}
