import { z } from 'zod'
import { siteId } from '../ids.ts'
import { humanText, moment } from '../protocol.ts'
import { incidentOwner } from './incident.ts'
import { bilingual, grade, legName } from './words.ts'

/** Where a site on air may be bad: on a leg of its line, or in what its camera or microphone gives. */
export const qualityPlace = z.enum([...legName.options, 'camera', 'microphone'])
export type QualityPlace = z.infer<typeof qualityPlace>

/**
 * `fps`: the picture has no more than so many, for each takes a packet at least. `longestFreezeMs`: how long nothing of
 * it came. `levelDbov`: how loud the microphone was while it was heard. `silentMs`: open for so long and never heard.
 */
export const qualityMetric = z.enum([
  ...['lossShare', 'jitterMs', 'rttMs', 'longestFreezeMs', 'fps', 'levelDbov', 'silentMs'],
] as const)
export type QualityMetric = z.infer<typeof qualityMetric>

/** The worst that was found, by the figure that is nearest to or farthest beyond the bound where it fails. */
export const qualityFault = z.strictObject({
  place: qualityPlace,
  grade: grade.exclude(['untested']),
  reading: z.strictObject({ metric: qualityMetric, value: z.number(), bound: z.number() }),
})
export type QualityFault = z.infer<typeof qualityFault>

/** `unknown` is never one of the others grown old. */
export const qualityGrade = z.enum(['good', 'acceptable', 'fail', 'unknown'])
export type QualityGrade = z.infer<typeof qualityGrade>

/** How a site on air is now, by the last minute. */
export const qualityNow = z.union([
  z.strictObject({ grade: qualityGrade.exclude(['unknown']), worst: qualityFault }),
  z.strictObject({ grade: z.literal('unknown'), worst: z.null() }),
])
export type QualityNow = z.infer<typeof qualityNow>

const count = z.number().int().min(0)

/** As many parts of ten minutes are kept: a day. */
export const BUCKETS_AT_MOST = 144

/** Ten minutes of a site on air: at how many samples it was of each grade, and the worst of them. */
export const qualityBucket = z.strictObject({
  from: moment,
  samples: z.strictObject({ good: count, acceptable: count, fail: count, unknown: count }),
  worst: qualityFault.nullable(),
})
export type QualityBucket = z.infer<typeof qualityBucket>

/** Why an alarm ended. `lost`: nothing is known of the site any more, so neither is whether it is still bad. */
export const alarmEnd = z.enum(['better', 'lost', 'off-air'])
export type AlarmEnd = z.infer<typeof alarmEnd>

/** A site on air that is bad, with who sees to it. */
export const qualityAlarm = z.strictObject({
  site: siteId,
  since: moment,
  worst: qualityFault,
  owner: incidentOwner,
  cause: bilingual(400),
  todo: bilingual(400),
  /** Null: it is so now. Those that have ended are told for some minutes more. */
  ended: z.strictObject({ at: moment, why: alarmEnd }).nullable(),
})
export type QualityAlarm = z.infer<typeof qualityAlarm>

const figure = z.number().nullable()

/** What a site did while it was on air, as its own node knows it. */
export const siteQuality = z.strictObject({
  site: siteId,
  at: moment,
  /** By what it is graded. */
  rules: z.strictObject({ program: humanText(80), thresholds: humanText(80) }),
  /** It is on air, or its microphone is open: it is looked at. */
  isWatched: z.boolean(),
  now: qualityNow,
  /** The medians of the last minute; null: nothing is known. */
  figures: z
    .strictObject({
      legs: z.partialRecord(legName, z.strictObject({ lossShare: figure, jitterMs: figure, rttMs: figure })),
      fps: figure,
      levelDbov: figure,
    })
    .nullable(),
  alarm: qualityAlarm.nullable(),
  /** The oldest part first. */
  timeline: z.array(qualityBucket).max(BUCKETS_AT_MOST),
})
export type SiteQuality = z.infer<typeof siteQuality>
