import { findBeeps } from './find-beeps.ts'
import { amplitudeOf } from './goertzel.ts'
import { levelDbov } from './level.ts'
import { SYMBOL_KINDS, SYMBOL_MS, SYMBOLS, SYMBOLS_AT_MS, symbolHz } from './signature.ts'

/** One second of a signature that was heard. */
export interface HeardSecond {
  /** Beginning of its beep, milliseconds from the first sample. */
  onsetMs: number
  /** Eight symbols of 0 to 15; null where no tone stands out. */
  symbols: (number | null)[]
  /** Level from the beep to the end of the last tone. */
  levelDbov: number
}

/** The strongest tone is this much above the next, or the symbol is not known. */
const LEAST_LEAD = 1.5
/** The part of a symbol that is looked at: its middle, clear of the ends that the codec smears. */
const LOOKED_AT_MS = 40
export const SIGNATURE_MS = SYMBOLS_AT_MS + SYMBOLS * SYMBOL_MS

/** Every whole signature in `samples` (−1 to 1, `rate` per second). Pure. */
export function hear(samples: Float32Array, rate: number): HeardSecond[] {
  const toSamples = (ms: number) => Math.round((ms * rate) / 1000)
  return findBeeps(samples, rate)
    .filter(({ at }) => at + toSamples(SIGNATURE_MS) <= samples.length)
    .map(({ at }) => ({
      onsetMs: (at * 1000) / rate,
      symbols: Array.from({ length: SYMBOLS }, (_, index) => {
        const from = SYMBOLS_AT_MS + index * SYMBOL_MS + (SYMBOL_MS - LOOKED_AT_MS) / 2
        return symbolAt(samples, rate, Math.round(at) + toSamples(from), toSamples(LOOKED_AT_MS))
      }),
      levelDbov: levelDbov(samples, Math.round(at), toSamples(SIGNATURE_MS)),
    }))
}

function symbolAt(samples: Float32Array, rate: number, first: number, count: number): number | null {
  const strengths = Array.from({ length: SYMBOL_KINDS }, (_, symbol) => ({
    symbol,
    amplitude: amplitudeOf(samples, rate, symbolHz(symbol), first, count),
  })).sort((one, other) => other.amplitude - one.amplitude)
  const [strongest, next] = strengths
  if (!strongest || !next || strongest.amplitude === 0) return null
  return strongest.amplitude > LEAST_LEAD * next.amplitude ? strongest.symbol : null
}
