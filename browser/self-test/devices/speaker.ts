import { amplitudeOf } from '../sound/goertzel.ts'
import { dbov } from '../sound/level.ts'
import { type DeviceThresholds, deviceThresholds } from './thresholds.ts'

/** The tone that the loudspeaker plays: in the middle of speech, away from the beep of the loop. */
const SPEAKER_HZ = 1500
/** It comes and goes, so that it is told from a hum: four bursts of 300 ms, 300 ms apart. */
const BURST_MS = 300
const BURSTS = 4
export const SPEAKER_MS = 2 * BURST_MS * BURSTS
const PEAK = 0.3
/** Loudspeaker, air and microphone together; Bluetooth needs a quarter of a second. */
const MOST_LATENCY_MS = 500
const STEP_MS = 25

/** The sound to play, −1 to 1. `rate` in samples per second. */
export function speakerTone(rate: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: (SPEAKER_MS * rate) / 1000 }, (_, at) => {
    const ms = (at * 1000) / rate
    return isBurst(ms) ? PEAK * Math.sin((2 * Math.PI * SPEAKER_HZ * at) / rate) : 0
  })
}

const isBurst = (ms: number) => ms >= 0 && ms < SPEAKER_MS && Math.floor(ms / BURST_MS) % 2 === 0

export interface SpeakerHeard {
  /**
   * Whether the room's microphone heard the loudspeaker. Unknown when it did not, but could not be expected to: its
   * echo cancellation takes the tone away, it is not a working microphone, or less than the whole tone was recorded.
   */
  heard: 'yes' | 'no' | 'unknown'
  /** How far the bursts stand above the pauses at the best delay. */
  leadDb: number | null
  latencyMs: number | null
}

/**
 * Looks for the tone in what the microphone recorded from the moment at which the tone began (`rate` samples a
 * second). `expected`: the microphone works and does not cancel echoes. Pure.
 */
export function speakerHeard(
  samples: Float32Array,
  rate: number,
  expected: boolean,
  thresholds: DeviceThresholds = deviceThresholds,
): SpeakerHeard {
  const count = Math.round((STEP_MS * rate) / 1000)
  const powers: number[] = []
  for (let first = 0; first + count <= samples.length; first += count)
    powers.push(amplitudeOf(samples, rate, SPEAKER_HZ, first, count) ** 2 / 2)
  if (powers.length * STEP_MS < SPEAKER_MS) return { heard: 'unknown', leadDb: null, latencyMs: null }

  let best = { leadDb: Number.NEGATIVE_INFINITY, latencyMs: 0 }
  for (let latencyMs = 0; latencyMs <= MOST_LATENCY_MS; latencyMs += STEP_MS) {
    const leadDb = leadAt(powers, latencyMs)
    if (leadDb > best.leadDb) best = { leadDb, latencyMs }
  }
  if (best.leadDb >= thresholds.toneLeadDb) return { heard: 'yes', ...best }
  return { heard: expected ? 'no' : 'unknown', leadDb: best.leadDb, latencyMs: null }
}

/** Mean level in the bursts over mean level in the pauses between them, the edges left out. */
function leadAt(powers: readonly number[], latencyMs: number): number {
  const sums = { burst: 0, bursts: 0, pause: 0, pauses: 0 }
  for (const [at, power] of powers.entries()) {
    const ms = at * STEP_MS - latencyMs
    const [begins, ends] = [isBurst(ms), isBurst(ms + STEP_MS - 1)]
    if (ms < 0 || ms >= SPEAKER_MS || begins !== ends) continue
    if (begins) {
      sums.burst += power
      sums.bursts++
    } else {
      sums.pause += power
      sums.pauses++
    }
  }
  const level = (sum: number, count: number) => dbov(Math.sqrt(sum / Math.max(1, count)))
  return level(sums.burst, sums.bursts) - level(sums.pause, sums.pauses)
}
