import { z } from 'zod'
import { errorBody } from '../errors/index.ts'
import { type NoticeTable, nothing, type OperationTable } from '../frame.ts'
import { hasFittingLayer, sourceKey, sourceKind } from '../ids.ts'
import { opaqueId, revision } from '../protocol.ts'
import { feed } from '../room/notices.ts'
import {
  direction,
  dtlsParameters,
  iceParameters,
  rtpCapabilities,
  rtpParameters,
  transportParameters,
} from '../rtp.ts'

/** As many streams as a console may watch at a time. */
export const MOST_VIEWED = 32

/** A stream that a console asks for: the highest layer of a picture, null for sound. */
const viewed = z
  .strictObject({ source: sourceKey, layer: z.literal([0, 1, 2]).nullable() })
  .refine(hasFittingLayer, { message: 'a picture has a layer, sound has none', path: ['layer'] })
export type Viewed = z.infer<typeof viewed>

/**
 * What a console publishes, in the name of its node's own room: `VN-25/content`, and its operator's voice for the
 * operators' line and for a private talk with a site. Each kind is one console's at a time.
 */
export const consoleKind = sourceKind.extract(['content', 'line', 'cue'])
export type ConsoleKind = z.infer<typeof consoleKind>

/**
 * Live pictures at a console, over its WebSocket only (right `read`; to publish, `display`). The order is
 * view.capabilities, view.open, then the rest; what was opened ends with the connection. A console that watches is no
 * site: it is in no roster, counts for nobody, and no site is told that it is seen.
 */
export const viewRequests = {
  'view.capabilities': { body: nothing, reply: z.strictObject({ rtpCapabilities }) },
  /** Makes (or makes anew) the console's transports; what was watched and published before is gone. */
  'view.open': {
    body: z.strictObject({ rtpCapabilities }),
    reply: z.strictObject({ send: transportParameters, receive: transportParameters }),
  },
  'view.connect': { body: z.strictObject({ direction, dtlsParameters }), reply: nothing },
  'view.restart-ice': { body: z.strictObject({ direction }), reply: z.strictObject({ iceParameters }) },
  /** The whole set of streams to watch. What is not here, or not allowed, is left out of `view-feeds`. */
  'view.watch': { body: z.strictObject({ sources: z.array(viewed).max(MOST_VIEWED) }), reply: nothing },
  /** The page is ready to receive these feeds: the node starts them and asks for key frames. */
  'view.ready': {
    body: z.strictObject({ feeds: z.array(z.string().min(1).max(64)).max(64) }),
    reply: nothing,
  },
  /**
   * Publishes as the node's own room. Refused by name while another console, or the room's own page, publishes that
   * kind; `takeOver` ends the content of another console, a voice is waited for. `page` is the same for a page's whole
   * life: what it published over a connection that broke is replaced without asking.
   */
  'view.publish': {
    body: z.strictObject({
      kind: consoleKind,
      page: opaqueId,
      rtpParameters,
      takeOver: z.boolean().optional(),
    }),
    reply: z.strictObject({ producer: z.string().min(1).max(64) }),
  },
  /** Again changes nothing. */
  'view.unpublish': { body: z.strictObject({ kind: consoleKind }), reply: nothing },
} satisfies OperationTable
export type ViewRequests = typeof viewRequests
export type ViewRequest = keyof ViewRequests

export const viewNotices = {
  /** The whole set of streams for this console. New ones start after `view.ready`. */
  'view-feeds': z.strictObject({ revision, feeds: z.array(feed).max(64) }),
  /** Which of what the console publishes it sends now, whole: the kinds that somebody receives. */
  'view-publish': z.strictObject({ kinds: z.array(consoleKind).max(consoleKind.options.length) }),
  /** Another console took over: what this one published is no longer received. */
  'view-ended': z.strictObject({ kind: consoleKind, error: errorBody }),
  /** The transports are gone (a worker or the media host restarted): send `view.open` again. */
  'view-lost': z.strictObject({ error: errorBody }),
} satisfies NoticeTable
export type ViewNotices = typeof viewNotices
