import { median } from '../median.ts'
import type { HeardSecond } from './hear.ts'

/** A second of the signature as it was sent. */
export interface SentSecond {
  second: number
  symbols: readonly number[]
  /** When its beep began, milliseconds of the same clock as what is heard. */
  sentMs: number
}

/** What came back of a sound signature. Null: not measured. */
export interface SoundReturned {
  beeps: number
  codesMatched: number
  /** Clear tones that this test did not send, or sent long ago. */
  codesForeign: number
  /** A beep whose tones could not be read. */
  codesDamaged: number
  /** Median from sending to hearing: the whole way and back. */
  delayMs: number | null
  levelDbov: number | null
  /** Each second that matched. */
  seconds: { second: number; delayMs: number }[]
}

/** So many of the eight symbols must be right. By chance one of 16⁸ / (1 + 8·15) ≈ 35 million signatures is. */
const LEAST_RIGHT = 7
/** With fewer clear tones a beep is damaged and says nothing about whose it is. */
const LEAST_CLEAR = 6

/** Compares what was heard with what was sent. `heard` onsets are in milliseconds of the same clock as `sentMs`. */
export function soundReturned(sent: readonly SentSecond[], heard: readonly HeardSecond[]): SoundReturned {
  const seconds = new Map<number, number>()
  const levels: number[] = []
  let [codesForeign, codesDamaged, codesMatched] = [0, 0, 0]
  for (const { onsetMs, symbols, levelDbov } of heard) {
    const match = sent.find(
      (each) => each.symbols.filter((symbol, at) => symbol === symbols[at]).length >= LEAST_RIGHT,
    )
    if (match && onsetMs >= match.sentMs && !seconds.has(match.second)) {
      codesMatched++
      seconds.set(match.second, onsetMs - match.sentMs)
      levels.push(levelDbov)
    } else if (match || symbols.filter((symbol) => symbol !== null).length >= LEAST_CLEAR) codesForeign++
    else codesDamaged++
  }
  return {
    beeps: heard.length,
    codesMatched,
    codesForeign,
    codesDamaged,
    delayMs: median([...seconds.values()]),
    levelDbov: median(levels),
    seconds: [...seconds].map(([second, delayMs]) => ({ second, delayMs })),
  }
}
