import { z } from 'zod'
import { errorBody } from '../errors.ts'
import { type NoticeTable, nothing, type OperationTable } from '../frame.ts'
import { hasFittingLayer, sourceKey } from '../ids.ts'
import { revision } from '../protocol.ts'
import { feed } from '../room/notices.ts'
import { dtlsParameters, iceParameters, rtpCapabilities, transportParameters } from '../rtp.ts'

/** As many streams as a console may watch at a time. */
export const MOST_VIEWED = 32

/** A stream that a console asks for: the highest layer of a picture, null for sound. */
const viewed = z
  .strictObject({ source: sourceKey, layer: z.literal([0, 1, 2]).nullable() })
  .refine(hasFittingLayer, { message: 'a picture has a layer, sound has none', path: ['layer'] })
export type Viewed = z.infer<typeof viewed>

/**
 * Live pictures at a console, over its WebSocket only (right `read`). The order is view.capabilities, view.open, then
 * the rest; what was opened ends with the connection. A console that watches is no site: it is in no roster, counts
 * for nobody, and no site is told that it is seen.
 */
export const viewRequests = {
  'view.capabilities': { body: nothing, reply: z.strictObject({ rtpCapabilities }) },
  /** Makes (or makes anew) the console's receiving transport; what was watched before is gone. */
  'view.open': {
    body: z.strictObject({ rtpCapabilities }),
    reply: z.strictObject({ receive: transportParameters }),
  },
  'view.connect': { body: z.strictObject({ dtlsParameters }), reply: nothing },
  'view.restart-ice': { body: nothing, reply: z.strictObject({ iceParameters }) },
  /** The whole set of streams to watch. What is not here, or not allowed, is left out of `view-feeds`. */
  'view.watch': { body: z.strictObject({ sources: z.array(viewed).max(MOST_VIEWED) }), reply: nothing },
  /** The page is ready to receive these feeds: the node starts them and asks for key frames. */
  'view.ready': {
    body: z.strictObject({ feeds: z.array(z.string().min(1).max(64)).max(64) }),
    reply: nothing,
  },
} satisfies OperationTable
export type ViewRequests = typeof viewRequests
export type ViewRequest = keyof ViewRequests

export const viewNotices = {
  /** The whole set of streams for this console. New ones start after `view.ready`. */
  'view-feeds': z.strictObject({ revision, feeds: z.array(feed).max(64) }),
  /** The transport is gone (a worker or the media host restarted): send `view.open` again. */
  'view-lost': z.strictObject({ error: errorBody }),
} satisfies NoticeTable
export type ViewNotices = typeof viewNotices
