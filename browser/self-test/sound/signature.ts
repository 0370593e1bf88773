import { crc32 } from '../crc32.ts'

/**
 * The sound of one second of a test: a beep at its very beginning, together with the flash of the picture, then eight
 * tones, each one of sixteen and so four bits. All of it lies between 600 and 2600 Hz, which Opus keeps at any rate
 * and which survives a telephone's band (300 to 3400 Hz, ITU-T G.712).
 */
export const BEEP_HZ = 2600
export const BEEP_MS = 80
export const SYMBOLS = 8
/** Bytes of the test's own in one second; the other two symbols are their checksum. */
export const CODE_BYTES = 3
export const SYMBOL_MS = 60
/** From the beginning of the beep to the first tone. */
export const SYMBOLS_AT_MS = 180
export const SYMBOL_KINDS = 16
/** The tone of a symbol, 0 to 15. 100 Hz apart: an interval of 40 ms tells tones of 25 Hz distance apart. */
export const symbolHz = (symbol: number) => 600 + 100 * symbol
/** Level of each tone: a sine with a peak of a half is −9 dBov (RFC 6464: 0 dBov is a full-scale square wave). */
const PEAK = 0.5
/** Tones begin and end softly, so that they do not click and the codec does not smear them. */
const RAMP_MS = 2

/** One second of sound, −1 to 1. `symbols`: eight numbers of 0 to 15. `rate` in samples per second. */
export function signatureSecond(symbols: readonly number[], rate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(rate)
  tone(samples, rate, 0, BEEP_MS, BEEP_HZ)
  for (const [at, symbol] of symbols.entries())
    tone(samples, rate, SYMBOLS_AT_MS + at * SYMBOL_MS, SYMBOL_MS, symbolHz(symbol))
  return samples
}

/** Adds a sine with raised-cosine ends. Times in milliseconds. */
function tone(samples: Float32Array, rate: number, fromMs: number, lengthMs: number, hz: number): void {
  const first = Math.round((fromMs * rate) / 1000)
  const count = Math.round((lengthMs * rate) / 1000)
  const ramp = (RAMP_MS * rate) / 1000
  for (let at = 0; at < count; at++) {
    const edge = Math.min(1, (at + 0.5) / ramp, (count - at - 0.5) / ramp)
    const gain = PEAK * 0.5 * (1 - Math.cos(Math.PI * edge))
    samples[first + at] = (samples[first + at] ?? 0) + gain * Math.sin((2 * Math.PI * hz * at) / rate)
  }
}

/** Eight symbols of three bytes, high half of each byte first; the last two check the others. */
export function symbolsOf(bytes: Uint8Array): number[] {
  const symbols = [...bytes].flatMap((byte) => [byte >> 4, byte & 15])
  return [...symbols, ...checkOf(symbols)]
}

/**
 * Whether eight tones are a signature as it was sent, whoever sent it: a receiver that catches up plays some of it too
 * fast, and then tones are clear but not in their places.
 */
export function isWhole(symbols: readonly (number | null)[]): boolean {
  const known = symbols.filter((symbol) => symbol !== null)
  if (known.length !== SYMBOLS) return false
  const [first, second] = checkOf(known.slice(0, -2))
  return known.at(-2) === first && known.at(-1) === second
}

/** The last eight bits of their CRC-32. */
function checkOf(symbols: readonly number[]): [number, number] {
  const sum = crc32(symbols.flatMap((symbol) => [8, 4, 2, 1].map((bit) => (symbol & bit ? 1 : 0))))
  return [(sum >> 4) & 15, sum & 15]
}
