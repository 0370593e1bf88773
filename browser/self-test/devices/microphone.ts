import { dbov, levelDbov } from '../sound/level.ts'
import { type DeviceThresholds, deviceThresholds } from './thresholds.ts'

/** `unknown`: too little was heard to say. The first that holds, in this order. */
export type MicrophoneState = 'muted' | 'unknown' | 'silent' | 'clipping' | 'hot' | 'low' | 'ok'

export interface MicrophoneMeasured {
  state: MicrophoneState
  /** Level of what is active, by the 15.9 dB margin of ITU-T P.56. Null: nothing was active. */
  levelDbov: number | null
  /** Of all samples those at full scale. */
  clippingShare: number | null
  /** Level that nine tenths of the time is exceeded. */
  noiseFloorDbov: number | null
  listenedMs: number
}

const BLOCK_MS = 20
/** Full scale, less what a resampler takes off. */
const FULL_SCALE = 0.99
/** ITU-T P.56, 5.2: the level of speech is this far above the threshold that tells it from its pauses. */
const MARGIN_DB = 15.9
/** A few clicks do not make a microphone that works: so much has to be above the silence. */
const LEAST_ACTIVE = 0.01

/**
 * Judges a microphone by what was heard while the person was asked to speak: `samples` −1 to 1, `rate` a second;
 * `muted`: the track says so itself or is not enabled. Pure.
 */
export function microphoneOf(
  samples: Float32Array,
  rate: number,
  muted: boolean,
  thresholds: DeviceThresholds = deviceThresholds,
): MicrophoneMeasured {
  const block = Math.round((BLOCK_MS * rate) / 1000)
  const levels: number[] = []
  for (let first = 0; first + block <= samples.length; first += block)
    levels.push(levelDbov(samples, first, block))
  levels.sort((one, other) => other - one)
  const listenedMs = (samples.length * 1000) / rate
  const loud = levels.filter((level) => level > thresholds.silentDbov)
  const audible = loud.length > LEAST_ACTIVE * levels.length
  const level = audible ? activeLevel(loud) : null
  const measured = {
    levelDbov: level,
    clippingShare: samples.length === 0 ? null : clippingShare(samples),
    noiseFloorDbov: levels[Math.floor(levels.length * 0.9)] ?? null,
    listenedMs,
  }
  return { state: stateOf(measured, muted, thresholds), ...measured }
}

function stateOf(
  { levelDbov: level, clippingShare, listenedMs }: Omit<MicrophoneMeasured, 'state'>,
  muted: boolean,
  thresholds: DeviceThresholds,
): MicrophoneState {
  if (muted) return 'muted'
  if (clippingShare === null || listenedMs < thresholds.leastListenedMs) return 'unknown'
  if (level === null) return listenedMs >= thresholds.silentMs ? 'silent' : 'unknown'
  if (clippingShare > thresholds.clippingShare) return 'clipping'
  if (level > thresholds.hotDbov) return 'hot'
  return level < thresholds.lowDbov ? 'low' : 'ok'
}

function clippingShare(samples: Float32Array): number {
  let full = 0
  for (const sample of samples) if (Math.abs(sample) >= FULL_SCALE) full++
  return full / samples.length
}

/** Mean power of the loudest blocks, down to the one that lies a margin below that mean. `levels` loudest first. */
function activeLevel(levels: readonly number[]): number {
  let [power, count] = [0, 0]
  for (const level of levels) {
    const mean = dbov(Math.sqrt((power + 10 ** (level / 10)) / (count + 1)))
    if (level < mean - MARGIN_DB) break
    power += 10 ** (level / 10)
    count++
  }
  return dbov(Math.sqrt(power / Math.max(1, count)))
}
