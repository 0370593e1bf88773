import type { SiteId } from '#contract'
import type { AlarmEnd, QualityBucket, QualityFault, QualityNow, Thresholds } from '#contract/readiness'
import { type MicrophoneHeard, microphoneAfter } from './microphone.ts'
import { nowOf } from './now.ts'
import { type Sample, WINDOW_MS } from './sample.ts'
import { withSample } from './timeline.ts'

/** A site on air that is bad: since when, and where most. */
export interface Alarm {
  since: number
  worst: QualityFault
  /** Samples in a row at which it was not bad any more. */
  calm: number
  /** Samples in a row at which it was worst at another place. */
  elsewhere: number
}

/** How one site was while it was on air. */
export interface QualityFollowed {
  site: SiteId
  now: QualityNow
  alarm: Alarm | null
  timeline: readonly QualityBucket[]
  /** Those that the grade rests on. */
  samples: readonly Sample[]
  microphone: MicrophoneHeard
}

interface OfAlarm {
  site: SiteId
  at: number
  since: number
  worst: QualityFault
}
/** What became of an alarm. `raised` again with the same `since`: it is worst at another place. */
export type QualityEvent = ({ kind: 'raised' } & OfAlarm) | ({ kind: 'ended'; why: AlarmEnd } & OfAlarm)

/** An alarm ends when its site was not bad at so many samples in a row. */
const CALM_ENOUGH = 6
/** Of two legs that are as bad now this and now that one is worst: so many in a row, and it is another place. */
const ELSEWHERE_ENOUGH = 3

export const unwatched = (site: SiteId): QualityFollowed => ({
  ...{ site, now: { grade: 'unknown', worst: null }, alarm: null, timeline: [], samples: [] },
  microphone: { state: 'closed' },
})

/** One sample further; null: the site is not on air any more, its timeline stays (D50 to D56). */
export function followQuality(
  so: QualityFollowed,
  sample: Sample | null,
  at: number,
  thresholds: Thresholds,
): { next: QualityFollowed; events: QualityEvent[] } {
  const { site, alarm, timeline } = so
  if (sample === null) {
    const events = alarm ? [ended(site, alarm, at, 'off-air')] : []
    return { next: { ...unwatched(site), timeline }, events }
  }
  const samples = [...so.samples, sample].filter((each) => each.at > at - WINDOW_MS)
  const microphone = microphoneAfter(so.microphone, sample)
  const now = nowOf(samples, microphone, at, thresholds)
  const then = alarmAfter(alarm, now, at)
  return {
    next: { site, now, alarm: then, timeline: withSample(timeline, at, now), samples, microphone },
    events: eventsOf(site, alarm, then, now, at),
  }
}

function alarmAfter(alarm: Alarm | null, { grade, worst }: QualityNow, at: number): Alarm | null {
  if (grade === 'unknown') return null
  if (grade === 'fail') {
    if (!alarm) return { since: at, worst, calm: 0, elsewhere: 0 }
    const elsewhere = worst.place === alarm.worst.place ? 0 : alarm.elsewhere + 1
    const isMoved = elsewhere === 0 || elsewhere >= ELSEWHERE_ENOUGH
    return isMoved ? { ...alarm, worst, calm: 0, elsewhere: 0 } : { ...alarm, calm: 0, elsewhere }
  }
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
  if (after && after.worst.place !== before?.worst.place) {
    const { since, worst } = after
    return [{ kind: 'raised', site, at, since, worst }]
  }
  if (before && !after) return [ended(site, before, at, grade === 'unknown' ? 'lost' : 'better')]
  return []
}

const ended = (site: SiteId, { since, worst }: Alarm, at: number, why: AlarmEnd): QualityEvent => ({
  ...{ kind: 'ended', site, at, since, worst, why },
})
