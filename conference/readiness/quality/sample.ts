import type { LegMeasurement, LegName } from '#contract/readiness'

/** What one leg did between two readings: loss before repair, jitter, round trip; null: nothing passed it. */
export type LineFigures = Pick<LegMeasurement, 'lossShare' | 'jitterMs' | 'rttMs'>

/** One look at the legs of a site that is on air. Null: they could not be read. */
export interface Sample {
  at: number
  legs: Partial<Record<LegName, LineFigures>> | null
}

/** Milliseconds between two samples of a site. */
export const SAMPLE_MS = 5000
/** A grade rests on the samples of so long. */
export const WINDOW_MS = 60_000
/** Fewer tell nothing. */
export const SAMPLES_AT_LEAST = 6
/** So many missed in a row, and nothing is known any more. */
export const MISSED_AT_MOST = 2

/** Whether anything was measured. */
export const isTelling = ({ legs }: Sample): boolean =>
  legs !== null &&
  Object.values(legs).some(
    ({ lossShare, jitterMs, rttMs }) => lossShare !== null || jitterMs !== null || rttMs !== null,
  )
