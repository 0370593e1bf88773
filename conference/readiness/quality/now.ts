import {
  type LegMeasurement,
  type LegName,
  legName,
  type Thresholds,
  type WorstLeg,
} from '#contract/readiness'
import { worstOf } from '../verdict/legs.ts'
import {
  isTelling,
  type LineFigures,
  MISSED_AT_MOST,
  SAMPLE_MS,
  SAMPLES_AT_LEAST,
  type Sample,
  WINDOW_MS,
} from './sample.ts'

/** How a line is. `unknown` is never one of the others grown old (D51). */
export type QualityNow =
  | { grade: 'good' | 'acceptable' | 'fail'; worst: WorstLeg }
  | { grade: 'unknown'; worst: null }

const unknown: QualityNow = { grade: 'unknown', worst: null }

/** By the medians of the last minute (D50); unknown while too few samples tell of it, or the newest are missing. */
export function nowOf(samples: readonly Sample[], now: number, thresholds: Thresholds): QualityNow {
  const recent = samples.filter(({ at }) => at > now - WINDOW_MS && at <= now)
  const telling = recent.filter(isTelling)
  const newest = telling.at(-1)
  if (!newest || telling.length < SAMPLES_AT_LEAST) return unknown
  const missed = recent.filter(({ at }) => at > newest.at).length
  if (missed > MISSED_AT_MOST || now - newest.at > (MISSED_AT_MOST + 1) * SAMPLE_MS) return unknown
  const worst = worstOf(
    legName.options.map((leg) => [leg, mediansOf(telling, leg)]),
    thresholds,
  )
  return worst ? { grade: worst.grade, worst } : unknown
}

function mediansOf(samples: readonly Sample[], leg: LegName): LegMeasurement {
  const medianOf = (figure: keyof LineFigures) =>
    median(samples.flatMap(({ legs }) => legs?.[leg]?.[figure] ?? []))
  return {
    connected: null,
    lossShare: medianOf('lossShare'),
    jitterMs: medianOf('jitterMs'),
    rttMs: medianOf('rttMs'),
    capacityKbps: null,
  }
}

/** Of an even number the lower of the two in the middle would be milder than half of the samples: the higher. */
const median = (values: readonly number[]): number | null =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? null
