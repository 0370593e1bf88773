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
  /** How far the strongest tone stands above the next, by amplitude, where it does so least. */
  leastLead: number
  /** Level from the beep to the end of the last tone. */
  levelDbov: number
}

/** The strongest tone is this much above the next, or the symbol is not known. */
const LEAST_LEAD = 1.5
/** The part of a symbol that is looked at: its middle, clear of the ends that the codec smears. */
const LOOKED_AT_MS = 40
const SIGNATURE_MS = SYMBOLS_AT_MS + SYMBOLS * SYMBOL_MS

/** Every whole signature in `samples` (−1 to 1, `rate` per second). Pure. */
export function hear(samples: Float32Array, rate: number): HeardSecond[] {
  const toSamples = (ms: number) => Math.round((ms * rate) / 1000)
  return findBeeps(samples, rate)
    .filter(({ at }) => at + toSamples(SIGNATURE_MS) <= samples.length)
    .map(({ at }) => ({
      onsetMs: (at * 1000) / rate,
      ...readSymbols((index) => {
        const from = SYMBOLS_AT_MS + index * SYMBOL_MS + (SYMBOL_MS - LOOKED_AT_MS) / 2
        return toneAt(samples, rate, Math.round(at) + toSamples(from), toSamples(LOOKED_AT_MS))
      }),
      levelDbov: levelDbov(samples, Math.round(at), toSamples(SIGNATURE_MS)),
    }))
}

function readSymbols(
  toneAt: (index: number) => { symbol: number; lead: number },
): Pick<HeardSecond, 'symbols' | 'leastLead'> {
  const tones = Array.from({ length: SYMBOLS }, (_, index) => toneAt(index))
  return {
    symbols: tones.map(({ symbol, lead }) => (lead > LEAST_LEAD ? symbol : null)),
    leastLead: Math.min(...tones.map(({ lead }) => lead)),
  }
}

function toneAt(samples: Float32Array, rate: number, first: number, count: number) {
  const strengths = Array.from({ length: SYMBOL_KINDS }, (_, symbol) => ({
    symbol,
    amplitude: amplitudeOf(samples, rate, symbolHz(symbol), first, count),
  })).sort((one, other) => other.amplitude - one.amplitude)
  const [strongest, next] = strengths
  if (!strongest || !next || strongest.amplitude === 0) return { symbol: 0, lead: 0 }
  return { symbol: strongest.symbol, lead: strongest.amplitude / next.amplitude }
}
