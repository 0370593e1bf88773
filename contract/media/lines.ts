import { z } from 'zod'
import { nodeId, sourceKey } from '../ids.ts'
import { moment, opaqueId } from '../protocol.ts'

const count = z.number().int().min(0)
const milliseconds = z.number().min(0).max(86_400_000).nullable()

/** One RTP stream at one end of a line. Counters run from its beginning; one with another id has other counters. */
export const lineStream = z.strictObject({
  id: z.string().min(1).max(120),
  source: sourceKey,
  /** Packets that came in (or, of what goes out, were sent), those that were sent again not counted. */
  packets: count,
  /** Packets of the stream that did not come, before repair: counted here, or told by the receiver. */
  lost: count,
  /** Of what goes out: packets that had not come to this host either, and so could not be sent. */
  lostBefore: count,
  /** RFC 3550; of what comes in only. */
  jitterMs: milliseconds,
  /** Null: the far end has not told yet. */
  rttMs: milliseconds,
})
export type LineStream = z.infer<typeof lineStream>

const streams = z.array(lineStream).max(64)

/** The line of one seat: what its site sends and what it is sent, as far as it carries pictures or is sent up. */
export const seatLine = z.strictObject({
  seat: opaqueId,
  protocol: z.enum(['udp', 'tcp']).nullable(),
  up: streams,
  /** At most eight, those of a test first. */
  down: streams,
  /** What could be sent to the site, as its feedback lets the host estimate; null: it has sent nothing yet. */
  availableDownKbps: z.number().min(0).nullable(),
})
export type SeatLine = z.infer<typeof seatLine>

/** What comes in by a pipe: at most 32 streams, those of tests first. */
export const pipeLine = z.strictObject({ pipe: opaqueId, peer: nodeId, in: streams })
export type PipeLine = z.infer<typeof pipeLine>

/** How some lines are now. Seats and pipes that are not here are left out. */
export const lineReading = z.strictObject({
  at: moment,
  seats: z.array(seatLine).max(256),
  pipes: z.array(pipeLine).max(64),
})
export type LineReading = z.infer<typeof lineReading>
