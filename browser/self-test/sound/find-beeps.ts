import { amplitudeOf } from './goertzel.ts'
import { BEEP_HZ, BEEP_MS } from './signature.ts'

/** A beep that was found. */
export interface Beep {
  /** Its beginning, in samples from the first; with a fraction of none. */
  at: number
  /** Peak amplitude of its tone, 0 to 1. */
  amplitude: number
}

/** Intervals that are looked at: long enough to tell the beep from the tones 500 Hz below it. */
const WINDOW_MS = 10
const HOP_MS = 1
/** A weaker tone is none: −60 dBov. */
const LEAST_AMPLITUDE = 10 ** (-57 / 20)
/** Of all the energy in the interval the beep has at least this share; of noise it has a few hundredths. */
const LEAST_SHARE = 0.4
/** The tone may be so much shorter than it was sent. */
const LEAST_LENGTH = 0.6
const MOST_LENGTH = 1.6
/** Nobody sends two beeps nearer together: what is found there is the same one, torn by a gap. */
const LEAST_APART_MS = 300

/**
 * Beeps and their beginnings. In an interval that the tone fills by a share s the Goertzel amplitude is s of the whole:
 * where it passes half of the level inside the beep, the beep begins in the middle of the interval, at any gain.
 */
export function findBeeps(samples: Float32Array, rate: number): Beep[] {
  const window = Math.round((WINDOW_MS * rate) / 1000)
  const hop = Math.max(1, Math.round((HOP_MS * rate) / 1000))
  const amplitudes: number[] = []
  const pure: boolean[] = []
  for (let first = 0; first + window <= samples.length; first += hop) {
    const amplitude = amplitudeOf(samples, rate, BEEP_HZ, first, window)
    amplitudes.push(amplitude)
    pure.push(
      amplitude > LEAST_AMPLITUDE && amplitude ** 2 / 2 > LEAST_SHARE * powerOf(samples, first, window),
    )
  }

  const beeps: Beep[] = []
  for (let at = 0; at < pure.length; at++) {
    if (!pure[at]) continue
    const until = endOf(pure, at)
    const whole = middleOf(amplitudes.slice(at, until))
    const over = (index: number) => (amplitudes[index] ?? 0) > whole / 2
    let begin = at
    while (begin > 0 && over(begin - 1)) begin--
    while (begin < until && !over(begin)) begin++
    let end = begin
    while (end < amplitudes.length && over(end)) end++
    const lengthMs = ((end - begin) * hop * 1000) / rate
    const start = begin * hop + window / 2 - hop / 2
    const last = beeps.at(-1)
    const isNew = !last || start - last.at > (LEAST_APART_MS * rate) / 1000
    if (isNew && lengthMs > LEAST_LENGTH * BEEP_MS && lengthMs < MOST_LENGTH * BEEP_MS)
      beeps.push({ at: start, amplitude: whole })
    at = Math.max(at, end, until)
  }
  return beeps
}

/** The end of a run, gaps of a few intervals bridged. */
function endOf(run: readonly boolean[], from: number): number {
  let until = from
  for (let at = from; at < run.length && at - until < 5; at++) if (run[at]) until = at + 1
  return until
}

const middleOf = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

function powerOf(samples: Float32Array, first: number, count: number): number {
  let sum = 0
  for (let at = first; at < first + count; at++) sum += (samples[at] ?? 0) ** 2
  return sum / count
}
