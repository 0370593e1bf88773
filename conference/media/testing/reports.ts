import type { Clock } from '#foundation/time'
import { type ReportBlock, receiverReport, senderReportsIn } from './rtcp.ts'
import { isRtcp, parseRtp } from './rtp.ts'

interface Counted {
  first: number
  highest: number
  packets: number
  told: { expected: number; packets: number }
  report: { middle: number; at: number } | undefined
}

/** Counts what arrives as a browser does, and says so in receiver reports. */
export interface Reports {
  take(packet: Buffer): void
  /** Of up to 31 streams, since the last one; undefined before the first packet. */
  next(): Buffer | undefined
}

const MOST_BLOCKS = 31

export function createReports(clock: Clock): Reports {
  const streams = new Map<number, Counted>()

  const block = ([ssrc, stream]: [number, Counted]): ReportBlock => {
    const { first, highest, packets, told, report } = stream
    const expected = highest - first + 1
    const since = expected - told.expected
    const lostSince = Math.max(0, since - (packets - told.packets))
    stream.told = { expected, packets }
    return {
      ...{ ssrc, highest, lost: Math.max(0, expected - packets) },
      lostShare: since === 0 ? 0 : lostSince / since,
      middle: report?.middle ?? 0,
      sinceMs: report ? clock.now() - report.at : 0,
    }
  }

  return {
    take(packet) {
      if (isRtcp(packet)) {
        for (const { ssrc, middle } of senderReportsIn(packet)) {
          const stream = streams.get(ssrc)
          if (stream) stream.report = { middle, at: clock.now() }
        }
        return
      }
      const header = parseRtp(packet)?.header
      if (!header) return
      const { ssrc, sequenceNumber } = header
      const stream = streams.get(ssrc)
      if (!stream) {
        const begin = { expected: 0, packets: 0 }
        streams.set(ssrc, {
          ...{ first: sequenceNumber, highest: sequenceNumber, packets: 1, told: begin, report: undefined },
        })
        return
      }
      stream.packets++
      // Up to half the numbers ahead is later, anything else came late.
      const ahead = (sequenceNumber - stream.highest) & 0xffff
      if (ahead < 0x8000) stream.highest += ahead
    },
    next() {
      const entries = [...streams].slice(0, MOST_BLOCKS)
      return entries.length === 0 ? undefined : receiverReport(1, entries.map(block))
    },
  }
}
