import { median } from '../median.ts'
import type { Belonging } from './seal.ts'

/** One frame that came back. Milliseconds of the clock of the test. */
export type Sighting =
  | { kind: 'read'; belonging: Belonging; counter: number; clockMs: number; flash: boolean; seenMs: number }
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
  /** Frames that matched and were new, per second from the first to the last of them. */
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
  const fresh: { delayMs: number; seenMs: number }[] = []
  const flashes: PictureReturned['flashes'] = []
  let newest = -1
  for (const sighting of sightings) {
    if (sighting.kind === 'unreadable') {
      counts[sighting.why]++
      continue
    }
    const { belonging, counter, clockMs, seenMs } = sighting
    const isOld = counter < newest || clockMs < sinceMs
    if (belonging !== 'own' || isOld || counter === newest) {
      counts[belonging !== 'own' ? belonging : isOld ? 'replayed' : 'repeated']++
      continue
    }
    newest = counter
    const delayMs = seenMs - clockMs
    fresh.push({ delayMs, seenMs })
    if (sighting.flash) flashes.push({ second: Math.floor(clockMs / periodMs), delayMs })
  }
  const delays = fresh.map(({ delayMs }) => delayMs)
  const moments = fresh.map(({ seenMs }) => seenMs)
  const first = moments[0]
  const last = moments.at(-1)
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
    fps:
      first === undefined || last === undefined || last <= first
        ? null
        : ((moments.length - 1) / (last - first)) * 1000,
    longestFreezeMs:
      moments.length === 0
        ? null
        : Math.max(...[...moments.slice(1), untilMs].map((at, index) => at - (moments[index] ?? at))),
    flashes,
  }
}
