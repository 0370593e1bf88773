import type { QualityFault, Thresholds } from '#contract/readiness'
import { lowMedianOf } from './medians.ts'
import { type Found, SAMPLE_MS, SAMPLES_AT_LEAST } from './sample.ts'

/**
 * A picture that stood still, or has too few frames: whichever is worse (D55). Null: it is good, or not to be sent.
 * What stood still within the last minute is told as long as it is in it.
 */
export function cameraFault(telling: readonly Found[], { fps, freezeMs }: Thresholds): QualityFault | null {
  const rates = telling.flatMap((found) => found.fps ?? [])
  const still = stillMs(rates)
  const rate = rates.length < SAMPLES_AT_LEAST ? null : lowMedianOf(rates)
  const fault = (grade: 'acceptable' | 'fail', reading: QualityFault['reading']): QualityFault => ({
    place: 'camera',
    grade,
    reading,
  })
  const standing = { metric: 'longestFreezeMs' as const, value: still, bound: freezeMs }
  if (still > freezeMs) return fault('fail', standing)
  if (rate !== null && rate < fps.acceptable)
    return fault('fail', { metric: 'fps', value: rate, bound: fps.acceptable })
  if (still > 0) return fault('acceptable', standing)
  if (rate !== null && rate < fps.good)
    return fault('acceptable', { metric: 'fps', value: rate, bound: fps.good })
  return null
}

/** The longest that nothing of it came, milliseconds. */
function stillMs(rates: readonly number[]): number {
  let [longest, run] = [0, 0]
  for (const rate of rates) {
    run = rate === 0 ? run + SAMPLE_MS : 0
    longest = Math.max(longest, run)
  }
  return longest
}
