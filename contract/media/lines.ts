import { z } from 'zod'
import { nodeId, sourceKey } from '../ids.ts'
import { moment, opaqueId } from '../protocol.ts'

const count = z.number().int().min(0)
const milliseconds = z.number().min(0).max(86_400_000).nullable()

/** Counters run from the beginning of a stream; one with another id has other counters. */
const ofStream = {
  id: z.string().min(1).max(120),
  source: sourceKey,
  /** Those that were sent again are not counted. */
  packets: count,
  /** Packets that did not come at first. */
  lost: count,
  /** Null: the far end has not told yet. */
  rttMs: milliseconds,
}

/** One RTP stream that comes in, as it is counted here. */
export const streamIn = z.strictObject({
  ...ofStream,
  /** Of the lost, those that did not come when they were sent again either. */
  missing: count,
  /** RFC 3550: from the sender of the stream to here, whatever lies between. */
  jitterMs: milliseconds,
})
export type StreamIn = z.infer<typeof streamIn>

/** One RTP stream that is sent to a seat; what was lost of it is told by its receiver. */
export const streamOut = z.strictObject({
  ...ofStream,
  /** With headers, those that were sent again not counted. */
  bytes: count,
  /** Packets that had not come to this host: its receiver misses them too. */
  missingBefore: count,
  /** As it came to this host. */
  jitterBeforeMs: milliseconds,
})
export type StreamOut = z.infer<typeof streamOut>

/** The line of one seat: what its site sends, and what it is sent. */
export const seatLine = z.strictObject({
  seat: opaqueId,
  protocol: z.enum(['udp', 'tcp']).nullable(),
  /** Whatever came from the site, signs of life too. While it does not grow nothing is known of the line. */
  bytesIn: count,
  up: z.array(streamIn).max(64),
  /** At most eight, those of a test first. */
  down: z.array(streamOut).max(64),
  /** What could be sent to the site, as its feedback lets the host estimate; null: it has sent nothing yet. */
  availableDownKbps: z.number().min(0).nullable(),
})
export type SeatLine = z.infer<typeof seatLine>

/** What comes in by a pipe: streams of at most 96, those of tests first. */
export const pipeLine = z.strictObject({ pipe: opaqueId, peer: nodeId, in: z.array(streamIn).max(96) })
export type PipeLine = z.infer<typeof pipeLine>

/** How some lines are now. Seats and pipes that are not here are left out. */
export const lineReading = z.strictObject({
  at: moment,
  seats: z.array(seatLine).max(256),
  pipes: z.array(pipeLine).max(64),
})
export type LineReading = z.infer<typeof lineReading>
