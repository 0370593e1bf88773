import { median } from '../median.ts'
import type { HeardSecond } from './hear.ts'
import { isWhole, SYMBOLS } from './signature.ts'

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
  /** Seconds of this test, each counted once. */
  matchedCodes: number
  /** Whole and clear signatures that this test did not send. */
  foreignCodes: number
  /** Seconds of this test that had come back before, that were not sent yet, or that were sent before `sinceMs`. */
  replayedCodes: number
  /** Beeps whose tones could not be read, or were played too fast or too slowly. */
  damagedCodes: number
  /** Median from sending to hearing: the whole way and back. */
  delayMs: number | null
  levelDbov: number | null
  /** Each second that matched. */
  seconds: { second: number; delayMs: number }[]
}

/** A sound that was torn can have a right checksum by chance, but its tones are not clear. */
const CLEAR_LEAD = 3
/** One of the eight tones may be unclear, none may be another. */
const LEAST_RIGHT = SYMBOLS - 1

/**
 * Compares what was heard with what was sent. `heard` onsets and `sinceMs` are in milliseconds of the same clock as
 * `sentMs`; what was sent before `sinceMs` can't come any more but from a recording.
 */
export function soundReturned(
  sent: readonly SentSecond[],
  heard: readonly HeardSecond[],
  sinceMs = 0,
): SoundReturned {
  const seconds = new Map<number, number>()
  const levels: number[] = []
  let [foreignCodes, replayedCodes, damagedCodes] = [0, 0, 0]
  for (const { onsetMs, symbols, leastLead, levelDbov } of heard) {
    const match = sent.find((each) => isSame(each.symbols, symbols))
    const isInTime = match && onsetMs >= match.sentMs && match.sentMs >= sinceMs
    if (isInTime && !seconds.has(match.second)) {
      seconds.set(match.second, onsetMs - match.sentMs)
      levels.push(levelDbov)
    } else if (match) replayedCodes++
    else if (leastLead > CLEAR_LEAD && isWhole(symbols)) foreignCodes++
    else damagedCodes++
  }
  return {
    beeps: heard.length,
    matchedCodes: seconds.size,
    foreignCodes,
    replayedCodes,
    damagedCodes,
    delayMs: median([...seconds.values()]),
    levelDbov: median(levels),
    seconds: [...seconds].map(([second, delayMs]) => ({ second, delayMs })),
  }
}

function isSame(sent: readonly number[], heard: readonly (number | null)[]): boolean {
  const right = sent.filter((symbol, at) => heard[at] === symbol).length
  const wrong = sent.filter((symbol, at) => heard[at] !== null && heard[at] !== symbol).length
  return right >= LEAST_RIGHT && wrong === 0
}
