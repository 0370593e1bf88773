import type { QualityAlarm } from '#contract/readiness'

/** Sites on air that are bad now, the longest first. */
export const alarmsNow = (alarms: readonly QualityAlarm[]): QualityAlarm[] =>
  alarms.filter(({ ended }) => ended === null).toSorted((a, b) => a.since - b.since)
