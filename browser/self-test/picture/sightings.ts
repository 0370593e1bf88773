import { type FrameShown, framesBetween } from '../each-frame.ts'
import { median } from '../median.ts'
import type { Belonging } from './seal.ts'

/** One frame that came back. Milliseconds of the clock of the test. */
export type Sighting =
  | {
      kind: 'read'
      belonging: Belonging
      counter: number
      clockMs: number
      flash: boolean
      seenMs: number
      shown: FrameShown['shown']
    }
  | { kind: 'unreadable'; why: 'absent' | 'damaged'; seenMs: number }

/** What came back of a coded picture. Null: not measured. */
export interface PictureReturned {
  frames: number
  /** Of this test and in their time, each counted once. */
  matchedCodes: number
  /** The newest frame of this test, seen again. */
  repeatedCodes: number
  /** Of another site or another test. */
  foreignCodes: number
  /** Of this test, but older than a frame already seen, or than `sinceMs`. */
  replayedCodes: number
  /** With the names of this test, but not made by it. */
  forgedCodes: number
  /** Frames of ours by their look that could not be read. */
  damagedCodes: number
  /** Frames that show no code. */
  blankFrames: number
  /** Median over the frames that matched, from drawing to seeing: the whole way and back. */
  delayMs: number | null
  delayMostMs: number | null
  /**
   * Frames that matched and were new, per second from the first to the last of them. Between two of them a busy page
   * may have missed some: as many as were shown, and no more than were drawn.
   */
  fps: number | null
  /** The longest time without a new frame, the end of watching included. */
  longestFreezeMs: number | null
  /** Seconds of the test (or other periods) whose flash was seen, with the delay of that frame. */
  flashes: { second: number; delayMs: number }[]
}

/**
 * Sums up the frames seen until `untilMs`, in the order in which they were seen. `periodMs`: as the picture was sent;
 * frames drawn before `sinceMs` can't come any more but from a recording.
 */
export function pictureReturned(
  sightings: readonly Sighting[],
  untilMs: number,
  { periodMs = 1000, sinceMs = 0 }: { periodMs?: number; sinceMs?: number } = {},
): PictureReturned {
  const counts = { repeated: 0, foreign: 0, past: 0, replayed: 0, forged: 0, absent: 0, damaged: 0 }
  const fresh: { delayMs: number; seenMs: number; counter: number; shown: number | null }[] = []
  const flashes: PictureReturned['flashes'] = []
  let newest = -1
  for (const sighting of sightings) {
    if (sighting.kind === 'unreadable') {
      counts[sighting.why]++
      continue
    }
    const { belonging, counter, clockMs, seenMs, shown } = sighting
    const isOld = counter < newest || clockMs < sinceMs
    if (belonging !== 'own' || isOld || counter === newest) {
      counts[belonging !== 'own' ? belonging : isOld ? 'replayed' : 'repeated']++
      continue
    }
    newest = counter
    const delayMs = seenMs - clockMs
    fresh.push({ delayMs, seenMs, counter, shown })
    if (sighting.flash) flashes.push({ second: Math.floor(clockMs / periodMs), delayMs })
  }
  const delays = fresh.map(({ delayMs }) => delayMs)
  const moments = fresh.map(({ seenMs }) => seenMs)
  return {
    frames: sightings.length,
    matchedCodes: fresh.length,
    repeatedCodes: counts.repeated,
    foreignCodes: counts.foreign + counts.past,
    replayedCodes: counts.replayed,
    forgedCodes: counts.forged,
    damagedCodes: counts.damaged,
    blankFrames: counts.absent,
    delayMs: median(delays),
    delayMostMs: delays.length === 0 ? null : Math.max(...delays),
    fps: rateOf(fresh),
    longestFreezeMs:
      moments.length === 0
        ? null
        : Math.max(...[...moments.slice(1), untilMs].map((at, index) => at - (moments[index] ?? at))),
    flashes,
  }
}

function rateOf(fresh: readonly { seenMs: number; counter: number; shown: number | null }[]): number | null {
  const [first, last] = [fresh[0], fresh.at(-1)]
  if (!first || !last || last.seenMs <= first.seenMs) return null
  const frames = fresh.slice(1).reduce((sum, frame, at) => {
    const before = fresh[at] ?? first
    return sum + Math.min(framesBetween(before, frame, 1), frame.counter - before.counter)
  }, 0)
  return (frames / (last.seenMs - first.seenMs)) * 1000
}
