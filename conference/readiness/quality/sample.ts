import type { LegMeasurement, LegName } from '#contract/readiness'

/** What one leg did between two readings: loss before repair, jitter, round trip; null: nothing passed it. */
export type LineFigures = Pick<LegMeasurement, 'lossShare' | 'jitterMs' | 'rttMs'>

/** What was found between two looks at a site on air. */
export interface Found {
  legs: Partial<Record<LegName, LineFigures>>
  /** Packets a second of its picture: it has no more frames than those. Null: it is not to send one. */
  fps: number | null
  /** Null: its microphone is closed. `levelDbov`: how loud it was while it was heard; null: it was not. */
  microphone: { levelDbov: number | null } | null
}

/** One look. `found` null: it could not be read, or nothing at all came from the site, no sign of life either. */
export interface Sample {
  at: number
  found: Found | null
}

/** Milliseconds between two samples of a site. */
export const SAMPLE_MS = 5000
/** A grade rests on the samples of so long. */
export const WINDOW_MS = 60_000
/** Fewer tell nothing. */
export const SAMPLES_AT_LEAST = 6
/** So many missed in a row, and nothing is known any more. */
export const MISSED_AT_MOST = 2

/** What was found, if anything was measured. */
export function tellingOf({ found }: Sample): Found | null {
  if (!found) return null
  const isMeasured =
    found.fps !== null ||
    found.microphone !== null ||
    Object.values(found.legs).some(
      ({ lossShare, jitterMs, rttMs }) => lossShare !== null || jitterMs !== null || rttMs !== null,
    )
  return isMeasured ? found : null
}
