import type { LineGrade, SiteId } from '#contract'
import type {
  QualityAlarm,
  QualityBucket,
  QualityGrade,
  QualityPlace,
  SiteQuality,
} from '#contract/readiness'

/** What is known of a site on air that is looked at. What was known before a question failed is not: it may be old. */
export type QualityAnswer = { kind: 'asked' } | { kind: 'here'; is: SiteQuality } | { kind: 'failed' }

/** What is so now before what has ended; of each the newest first. */
export const alarmsInOrder = (alarms: readonly QualityAlarm[]): QualityAlarm[] =>
  alarms.toSorted(
    (a, b) =>
      Number(a.ended !== null) - Number(b.ended !== null) ||
      (b.ended?.at ?? b.since) - (a.ended?.at ?? a.since),
  )

/** How many sites are bad now. */
export const badNow = (alarms: readonly QualityAlarm[]): number =>
  alarms.filter(({ ended }) => ended === null).length

/** The alarm of a site now. */
export const alarmOf = (alarms: readonly QualityAlarm[], site: SiteId): QualityAlarm | null =>
  alarms.find((alarm) => alarm.site === site && alarm.ended === null) ?? null

const onItsLine: ReadonlySet<QualityPlace> = new Set(['siteUp', 'siteDown'])

/** How good a site's line is. While an alarm of that line stands nothing else is said of it. */
export const lineWith = (measured: LineGrade | null, alarm: QualityAlarm | null): LineGrade | null =>
  alarm && onItsLine.has(alarm.worst.place) ? 'fail' : measured

/** One part of a site's strip. `worst` of what its samples were, but unknown only where nothing else is known. */
export interface StripPart {
  from: number
  grade: QualityGrade
  /** Minutes of each grade, one digit behind the comma. */
  minutes: Record<QualityGrade, number>
}

/** Milliseconds between two samples of a node. */
const SAMPLE_MS = 5000
/** As many parts as there is room for: six hours. */
const PARTS = 36

const minutesOf = ({ samples }: Pick<QualityBucket, 'samples'>): StripPart['minutes'] => {
  const minutes = (count: number) => Math.round((count * SAMPLE_MS) / 6000) / 10
  const { good, acceptable, fail, unknown } = samples
  return {
    good: minutes(good),
    acceptable: minutes(acceptable),
    fail: minutes(fail),
    unknown: minutes(unknown),
  }
}

/** The newest parts of a timeline, the oldest first. */
export const stripOf = (timeline: readonly QualityBucket[]): StripPart[] =>
  timeline.slice(-PARTS).map((bucket) => {
    const { good, acceptable, fail } = bucket.samples
    const grade = fail > 0 ? 'fail' : acceptable > 0 ? 'acceptable' : good > 0 ? 'good' : 'unknown'
    return { from: bucket.from, grade, minutes: minutesOf(bucket) }
  })

/** Minutes of each grade over all of a timeline. */
export function minutesOver(timeline: readonly QualityBucket[]): StripPart['minutes'] {
  const samples = { good: 0, acceptable: 0, fail: 0, unknown: 0 }
  for (const bucket of timeline)
    for (const grade of ['good', 'acceptable', 'fail', 'unknown'] as const)
      samples[grade] += bucket.samples[grade]
  return minutesOf({ samples })
}
