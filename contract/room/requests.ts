import { z } from 'zod'
import { siteAnswer, siteCalendarCounted } from '../calendar/index.ts'
import { type NoticeTable, nothing, type OperationTable } from '../frame.ts'
import { nodeId, pageSourceKind, siteId } from '../ids.ts'
import { humanText, opaqueId, protocolVersion } from '../protocol.ts'
import { presence } from '../roll-call.ts'
import {
  direction,
  dtlsParameters,
  iceParameters,
  rtpCapabilities,
  rtpParameters,
  transportParameters,
} from '../rtp.ts'
import { devices, lineGrade, shown } from '../standing.ts'
import { testRequests } from './tests.ts'

/** What a site's page asks of its node. The order is hello, media.open, then the rest. */
export const roomRequests = {
  /** Takes the site's seat. With `resume`, the media of an earlier connection is kept when it still lives. */
  hello: {
    body: z.strictObject({
      protocol: protocolVersion,
      client: z.string().max(200),
      resume: z.strictObject({ seat: opaqueId }).optional(),
      takeOver: z.boolean().optional(),
    }),
    reply: z.strictObject({
      protocol: protocolVersion,
      site: z.strictObject({ id: siteId, label: humanText(200), name: humanText(200) }),
      node: z.strictObject({ id: nodeId, label: humanText(200), dutyPhone: z.string().max(40).nullable() }),
      seat: opaqueId,
      /** True: transports, published sources and feeds of the earlier connection are still in place. */
      resumed: z.boolean(),
      rtpCapabilities,
    }),
  },
  /** Makes (or makes anew) both transports of the seat; whatever was published or fed before is gone. */
  'media.open': {
    body: z.strictObject({ rtpCapabilities }),
    reply: z.strictObject({ send: transportParameters, receive: transportParameters }),
  },
  'media.connect': { body: z.strictObject({ direction, dtlsParameters }), reply: nothing },
  'media.restart-ice': { body: z.strictObject({ direction }), reply: z.strictObject({ iceParameters }) },
  'media.publish': {
    body: z.strictObject({ kind: pageSourceKind, rtpParameters }),
    reply: z.strictObject({ producer: z.string().min(1).max(64) }),
  },
  'media.unpublish': { body: z.strictObject({ kind: pageSourceKind }), reply: nothing },
  /** The page is ready to receive these feeds: the node starts them and asks for key frames. */
  'feeds.ready': {
    body: z.strictObject({ feeds: z.array(z.string().min(1).max(64)).max(64) }),
    reply: nothing,
  },
  /** These seven are carried to the owner of the site's session (`siteCommands`). Asks to speak. */
  'hand.raise': { body: nothing, reply: nothing },
  'hand.lower': { body: nothing, reply: nothing },
  /** Opens the own microphone; refused with `floor.not-invited`, `floor.full`. */
  'invitation.accept': { body: nothing, reply: nothing },
  'invitation.decline': { body: nothing, reply: nothing },
  /** A site can always close its own microphone. */
  'microphone.close': { body: nothing, reply: nothing },
  /** The site ends its content: it is not shown any more. To offer content is to publish it. */
  'content.stop': { body: nothing, reply: nothing },
  /** The site ends an operator's private talk with it. */
  'cue.leave': { body: nothing, reply: nothing },
  /** The site is there, and hears or hears nothing. */
  'roll-call.answer': {
    body: z.strictObject({ id: opaqueId, presence: presence.exclude(['absent']) }),
    reply: nothing,
  },
  /** The planned sessions that the site is invited to, with how many of its tier have acknowledged each. */
  'calendar.list': { body: nothing, reply: siteCalendarCounted },
  /** Acknowledges one, names who attends, or asks to be absent; `calendar.time-changed` when it was shown another time. */
  'calendar.acknowledge': { body: siteAnswer, reply: nothing },
  ...testRequests,
  leave: { body: nothing, reply: nothing },
} satisfies OperationTable
export type RoomRequests = typeof roomRequests

/** What a site's page reports without waiting for an answer. */
export const roomReports = {
  devices,
  shown,
  /** The grade of the page's line when it changed; null: not measured now. */
  line: z.strictObject({ grade: lineGrade.nullable() }),
} satisfies NoticeTable
export type RoomReports = typeof roomReports

/** A still for the wall goes over HTTP (PUT /api/v1/room/still, image/jpeg), at most this large. */
export const MAX_STILL_BYTES = 48 * 1024
