import { type FrameShown, framesBetween } from '../each-frame.ts'
import { median } from '../median.ts'
import type { Luma } from '../picture/luma.ts'
import { type DeviceThresholds, deviceThresholds } from './thresholds.ts'

/** One look at a camera. */
export interface CameraSample {
  atMs: number
  /** The whole picture, made small. */
  whole: Luma
  /** A piece from the middle at its own size, in which a sensor's noise is seen. */
  detail: Luma
}

/** `unknown`: too little was seen to say. */
export type CameraState = 'unknown' | 'ok' | 'black' | 'covered' | 'frozen'

export interface CameraMeasured {
  state: CameraState
  /** Brightness 0 to 255 and its standard deviation, medians of the looks. Null: no look. */
  meanLuma: number | null
  deviationLuma: number | null
  /** Mean difference of neighbouring pixels of the small picture. */
  sharpnessLuma: number | null
  /** The longest time in which no pixel of the detail changed or no frame came. */
  stillMs: number
  /** Frames delivered a second. Null: fewer than two. */
  fps: number | null
}

/**
 * Judges a camera by looks at it and by its frames (in order), watched from
 * `fromMs` to `untilMs`. Pure.
 */
export function cameraOf(
  samples: readonly CameraSample[],
  frames: readonly FrameShown[],
  fromMs: number,
  untilMs: number,
  thresholds: DeviceThresholds = deviceThresholds,
): CameraMeasured {
  const looks = samples.map(({ whole }) => lookOf(whole))
  const meanLuma = median(looks.map(({ mean }) => mean))
  const deviationLuma = median(looks.map(({ deviation }) => deviation))
  const sharpnessLuma = median(looks.map(({ sharpness }) => sharpness))
  const stillMs = Math.max(
    longestStill(samples),
    longestGap([fromMs, ...frames.map(({ atMs }) => atMs), untilMs]),
  )
  const first = frames[0]
  const last = frames.at(-1)
  const fps =
    first === undefined || last === undefined || last.atMs <= first.atMs
      ? null
      : (framesBetween(first, last, frames.length - 1) / (last.atMs - first.atMs)) * 1000
  const measured = { meanLuma, deviationLuma, sharpnessLuma, stillMs, fps }
  return { state: stateOf(measured, untilMs - fromMs, thresholds), ...measured }
}

function stateOf(
  { meanLuma, deviationLuma, sharpnessLuma, stillMs }: Omit<CameraMeasured, 'state'>,
  watchedMs: number,
  thresholds: DeviceThresholds,
): CameraState {
  if (stillMs >= thresholds.frozenMs && meanLuma === null) return 'frozen'
  if (meanLuma === null || deviationLuma === null || sharpnessLuma === null) return 'unknown'
  if (watchedMs < thresholds.leastWatchedMs) return 'unknown'
  if (meanLuma < thresholds.blackMeanLuma && deviationLuma < thresholds.blackDeviation) return 'black'
  if (deviationLuma < thresholds.coveredDeviation && sharpnessLuma < thresholds.coveredSharpness)
    return 'covered'
  return stillMs >= thresholds.frozenMs ? 'frozen' : 'ok'
}

function lookOf({ width, height, data }: Luma) {
  let [sum, squares, steps, edges] = [0, 0, 0, 0]
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      const level = data[at] ?? 0
      sum += level
      squares += level * level
      if (x > 0) edges += Math.abs(level - (data[at - 1] ?? 0))
      if (y > 0) edges += Math.abs(level - (data[at - width] ?? 0))
      steps += (x > 0 ? 1 : 0) + (y > 0 ? 1 : 0)
    }
  const count = Math.max(1, width * height)
  const mean = sum / count
  const deviation = Math.sqrt(Math.max(0, squares / count - mean * mean))
  return { mean, deviation, sharpness: edges / Math.max(1, steps) }
}

function longestStill(samples: readonly CameraSample[]): number {
  let [longest, since] = [0, samples[0]?.atMs ?? 0]
  for (const [index, { atMs, detail }] of samples.entries()) {
    const before = samples[index - 1]
    if (before && !same(before.detail, detail)) since = atMs
    longest = Math.max(longest, atMs - since)
  }
  return longest
}

const same = (one: Luma, other: Luma) =>
  one.data.length === other.data.length && one.data.every((level, at) => level === other.data[at])
const longestGap = (moments: readonly number[]) =>
  moments.reduce((longest, at, index) => Math.max(longest, at - (moments[index - 1] ?? at)), 0)
