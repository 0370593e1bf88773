import { z } from 'zod'
import { nothing, type OperationTable } from '../frame.ts'
import { hasFittingLayer, layer, nodeId, publishedSourceKind, siteId, sourceKey } from '../ids.ts'
import { opaqueId } from '../protocol.ts'
import { feed } from '../room/notices.ts'
import {
  direction,
  dtlsParameters,
  iceParameters,
  pipeEnd,
  rtpCapabilities,
  rtpParameters,
  transportParameters,
} from '../rtp.ts'
import { offer } from '../uplink/index.ts'
import { lineReading } from './lines.ts'
import { hostStatistics } from './notices.ts'

const seat = opaqueId
const engineId = z.string().min(1).max(64)

/**
 * What one seat shall receive: whole set. `layer` is the highest layer forwarded to it (null for sound). `standby`:
 * all is made ready, but nothing is forwarded until it is wished for without.
 */
export const feedWish = z
  .strictObject({ source: sourceKey, layer: layer.nullable(), standby: z.boolean() })
  .refine(hasFittingLayer, { message: 'a picture has a layer, sound has none', path: ['layer'] })
export type FeedWish = z.infer<typeof feedWish>

/** What a seat receives is told by asking for it again: all of it would not fit one message. */
const seatDescription = z.strictObject({
  seat,
  site: siteId,
  published: z
    .array(z.strictObject({ kind: publishedSourceKind, producer: engineId }))
    .max(publishedSourceKind.options.length),
})

/** One pipe end at this host. */
const pipeDescription = z.strictObject({
  pipe: opaqueId,
  peer: nodeId,
  /** False until the far end is known. */
  joined: z.boolean(),
})

/**
 * What a node's control process asks of its media host. Every operation is idempotent: asking again for what
 * is already so changes nothing and gives the same answer, so that a restarted control process can adopt the
 * running media by describing it and asking again.
 */
export const mediaRequests = {
  describe: {
    body: nothing,
    reply: z.strictObject({
      /** New with each start of the media host process. */
      epoch: opaqueId,
      rtpCapabilities,
      seats: z.array(seatDescription),
      pipes: z.array(pipeDescription),
    }),
  },
  /** Makes the seat's two transports anew; whatever the seat had before is closed. */
  'seat.open': {
    body: z.strictObject({ seat, site: siteId, rtpCapabilities }),
    reply: z.strictObject({ send: transportParameters, receive: transportParameters }),
  },
  'seat.connect': { body: z.strictObject({ seat, direction, dtlsParameters }), reply: nothing },
  'seat.restart-ice': { body: z.strictObject({ seat, direction }), reply: z.strictObject({ iceParameters }) },
  'seat.publish': {
    body: z.strictObject({ seat, kind: publishedSourceKind, rtpParameters }),
    reply: z.strictObject({ producer: engineId }),
  },
  'seat.unpublish': { body: z.strictObject({ seat, kind: publishedSourceKind }), reply: nothing },
  /** Starts feeds that wait for their receiver and asks for key frames. */
  'seat.ready': { body: z.strictObject({ seat, feeds: z.array(engineId).max(64) }), reply: nothing },
  'seat.close': { body: z.strictObject({ seat }), reply: nothing },
  /** Sets what each named seat receives (whole set a seat; seats not named keep theirs). */
  'feeds.set': {
    body: z.strictObject({
      seats: z.array(z.strictObject({ seat, wishes: z.array(feedWish).max(64) })).max(4000),
    }),
    reply: z.strictObject({
      seats: z.array(
        z.strictObject({
          seat,
          feeds: z.array(feed),
          /** Wished for, but no such source is here (yet) or the receiver can't take it. */
          missing: z.array(sourceKey),
        }),
      ),
    }),
  },
  /** Makes this host's end of the pipe to `peer` and says where it listens; again: the same end. */
  'pipe.listen': {
    body: z.strictObject({ pipe: opaqueId, peer: nodeId }),
    reply: z.strictObject({ end: pipeEnd }),
  },
  /** Joins it with the far end. Joining again with the same end changes nothing; with another end, the pipe is made anew. */
  'pipe.join': { body: z.strictObject({ pipe: opaqueId, end: pipeEnd }), reply: nothing },
  /** What flows in one pipe, each way. */
  'pipe.describe': {
    body: z.strictObject({ pipe: opaqueId }),
    reply: z.strictObject({ sending: z.array(offer), receiving: z.array(offer) }),
  },
  'pipe.close': { body: z.strictObject({ pipe: opaqueId }), reply: nothing },
  /** The whole set of sources that flow into the pipe. */
  'pipe.send': {
    body: z.strictObject({ pipe: opaqueId, sources: z.array(sourceKey).max(512) }),
    reply: z.strictObject({ offers: z.array(offer), missing: z.array(sourceKey) }),
  },
  /** The whole set of flows to take out of the pipe and make available here. */
  'pipe.receive': {
    body: z.strictObject({ pipe: opaqueId, offers: z.array(offer).max(512) }),
    reply: z.strictObject({ received: z.array(sourceKey), failed: z.array(sourceKey) }),
  },
  statistics: { body: nothing, reply: hostStatistics },
  /**
   * How these lines are: dearer than `statistics`, so only of those that are asked for. `probe`: what the lines down to
   * these seats bear is tried by a short burst, where a seat is sent the picture of its test and no other.
   */
  'lines.read': {
    body: z.strictObject({
      seats: z.array(seat).max(256),
      pipes: z.array(opaqueId).max(64),
      probe: z.boolean(),
    }),
    reply: lineReading,
  },
} satisfies OperationTable
export type MediaRequests = typeof mediaRequests
