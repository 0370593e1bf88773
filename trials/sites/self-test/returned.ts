import type { LoopMeasurement } from '#contract/readiness'
import { keyFrameStart, pictureSize } from '../receive/rtp-video.ts'
import { readCode } from './codes.ts'

/** What came back from one tier. */
export interface Returned {
  take(kind: 'picture' | 'sound', packet: Buffer, at: number): void
  /** Codes of this test that came so far. */
  matched(): { picture: number; sound: number }
  /** `arrived` is the node's to say. */
  measured(): Partial<Omit<LoopMeasurement, 'picture' | 'sound'>> & Pick<LoopMeasurement, 'picture' | 'sound'>
  /** The shortest way there and back, and how much later others came (RFC 3550, 6.4.1), milliseconds. */
  line(): { rttMs: number | null; jitterMs: number | null }
}

interface Counts {
  packets: number
  seen: Set<number>
  foreign: number
  replayed: number
  highest: number
}

/** A code that stands so far behind the newest is one that somebody kept. */
const MOST_BEHIND = 60

export function createReturned(options: { tag: string; startedAt: number }): Returned {
  const { tag, startedAt } = options
  const empty = (): Counts => ({ packets: 0, seen: new Set(), foreign: 0, replayed: 0, highest: -1 })
  const counts = { picture: empty(), sound: empty() }
  const framesAt: number[] = []
  const delays: number[] = []
  let jitter: number | null = null
  let before: number | null = null
  let heightPx: number | null = null

  const note = (kind: 'picture' | 'sound', at: number, sentMs: number) => {
    const delay = at - startedAt - sentMs
    delays.push(delay)
    if (kind === 'sound') return
    framesAt.push(at)
    if (before !== null) jitter = (jitter ?? 0) + (Math.abs(delay - before) - (jitter ?? 0)) / 16
    before = delay
  }

  const loopOf = ({ packets, seen, foreign, replayed }: Counts) => ({
    arrived: null,
    returned: packets > 0,
    matchedCodes: seen.size,
    foreignCodes: foreign,
    replayedCodes: replayed,
  })
  const gaps = () => framesAt.slice(1).map((at, index) => at - (framesAt[index] ?? at))
  const fps = () => {
    const span = (framesAt.at(-1) ?? 0) - (framesAt[0] ?? 0)
    return span > 0 ? Math.min(240, ((framesAt.length - 1) * 1000) / span) : null
  }

  return {
    take(kind, packet, at) {
      const of = counts[kind]
      of.packets++
      const start = kind === 'picture' ? keyFrameStart(packet) : -1
      if (start >= 0) heightPx = pictureSize(packet, start).height
      const code = readCode(packet, kind)
      if (!code) return
      if (code.tag !== tag) of.foreign++
      else if (of.seen.has(code.counter) || code.counter < of.highest - MOST_BEHIND) of.replayed++
      else {
        of.seen.add(code.counter)
        of.highest = Math.max(of.highest, code.counter)
        note(kind, at, code.sentMs)
      }
    },
    matched: () => ({ picture: counts.picture.seen.size, sound: counts.sound.seen.size }),
    measured: () => ({
      picture: {
        ...loopOf(counts.picture),
        heightPx,
        fps: fps(),
        longestFreezeMs: framesAt.length > 1 ? Math.max(...gaps()) : null,
      },
      sound: loopOf(counts.sound),
      delayMs: median(delays),
      // Both come as packets, of one clock.
      skewMs: delays.length > 0 ? 0 : null,
    }),
    line: () => ({ rttMs: delays.length > 0 ? Math.max(0, Math.min(...delays)) : null, jitterMs: jitter }),
  }
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? null
}
