import { legName, type QualityFault, type QualityNow, type Thresholds } from '#contract/readiness'
import { worstOf } from '../verdict/legs.ts'
import { cameraFault } from './camera.ts'
import { legOver } from './medians.ts'
import { type MicrophoneHeard, microphoneFault } from './microphone.ts'
import {
  type Found,
  MISSED_AT_MOST,
  SAMPLE_MS,
  SAMPLES_AT_LEAST,
  type Sample,
  tellingOf,
  WINDOW_MS,
} from './sample.ts'

const unknown: QualityNow = { grade: 'unknown', worst: null }
const places = { good: 0, acceptable: 1, fail: 2 } as const

/** What the samples of the last minute tell; null: too few do, or the newest are missing (D51). */
export function tellingNow(samples: readonly Sample[], now: number): Found[] | null {
  const recent = samples.filter(({ at }) => at > now - WINDOW_MS && at <= now)
  const telling = recent.flatMap((sample) => tellingOf(sample) ?? [])
  const newest = recent.findLast((sample) => tellingOf(sample) !== null)
  if (!newest || telling.length < SAMPLES_AT_LEAST) return null
  const missed = recent.filter(({ at }) => at > newest.at).length
  if (missed > MISSED_AT_MOST || now - newest.at > (MISSED_AT_MOST + 1) * SAMPLE_MS) return null
  return telling
}

/**
 * The worst of its line, its picture and its microphone; of equals the line, which may be why (D50, D55, D56). A line
 * of which nothing is known is not good, whatever else is.
 */
export function nowOf(
  samples: readonly Sample[],
  heard: MicrophoneHeard,
  now: number,
  thresholds: Thresholds,
): QualityNow {
  const telling = tellingNow(samples, now)
  if (!telling) return unknown
  const line = lineFault(telling, thresholds)
  const faults = [line, cameraFault(telling, thresholds), microphoneFault(telling, heard, thresholds)]
  const [worst] = faults
    .filter((fault) => fault !== null)
    .toSorted((a, b) => places[b.grade] - places[a.grade])
  if (!worst || (line === null && worst.grade !== 'fail')) return unknown
  return { grade: worst.grade, worst }
}

function lineFault(telling: readonly Found[], thresholds: Thresholds): QualityFault | null {
  const worst = worstOf(
    legName.options.map((leg) => [leg, legOver(telling, leg)]),
    thresholds,
  )
  if (!worst) return null
  const { value, bound, metric } = worst.reading
  // Only these are measured of a line on air.
  if (metric !== 'lossShare' && metric !== 'jitterMs' && metric !== 'rttMs') return null
  return { place: worst.leg, grade: worst.grade, reading: { metric, value, bound } }
}
