import type { LineRecord, QualityAlarm } from '#contract/readiness'
import type { QualityEvent } from './quality.ts'
import { alarmWords } from './words.ts'

/** An alarm that has ended is told for so long, milliseconds. */
export const ENDED_SHOWN_MS = 600_000

/** The alarms after one was raised, is worst elsewhere, or has ended; the oldest first (D57). */
export function alarmsAfter(
  alarms: readonly QualityAlarm[],
  event: QualityEvent,
  lines: readonly LineRecord[],
): readonly QualityAlarm[] {
  const { kind, site, since, worst, at } = event
  const others = alarms.filter((each) => each.site !== site || each.ended !== null)
  const ended = kind === 'ended' ? { at, why: event.why } : null
  const told: QualityAlarm = { site, since, worst, ...alarmWords(worst, site, lines), ended }
  return [...others, told].toSorted((a, b) => a.since - b.since)
}

/** Without those that ended long ago; the same array if there are none. */
export function freshAlarms(alarms: readonly QualityAlarm[], now: number): readonly QualityAlarm[] {
  const isFresh = ({ ended }: QualityAlarm) => ended === null || now - ended.at < ENDED_SHOWN_MS
  return alarms.every(isFresh) ? alarms : alarms.filter(isFresh)
}

/** Nothing is heard of these sites any more: whether they are still bad is not known. */
export const lostAlarms = (alarms: readonly QualityAlarm[], at: number): readonly QualityAlarm[] =>
  alarms.map((alarm) => (alarm.ended === null ? { ...alarm, ended: { at, why: 'lost' as const } } : alarm))

/** At most so many, the oldest first: what is so now before what has ended, the newest before the others. */
export function mostUrgent(alarms: readonly QualityAlarm[], most: number): readonly QualityAlarm[] {
  if (alarms.length <= most) return alarms
  const rank = ({ ended }: QualityAlarm) => (ended === null ? 1 : 0)
  return alarms
    .toSorted((a, b) => rank(a) - rank(b) || a.since - b.since)
    .slice(-most)
    .toSorted((a, b) => a.since - b.since)
}
