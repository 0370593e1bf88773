import type { MediaClient } from '#conference/media'
import type { SeatConnection, SeatKeeper } from '#conference/seats'
import type { NoticeOf } from '#contract'
import {
  type BodyOf,
  type NodeId,
  Refusal,
  type ReplyOf,
  type RtpCapabilitiesMessage,
  type SiteId,
} from '#contract'
import type { RoomReports, RoomRequests } from '#contract/room'
import type { Clock } from '#foundation/time'
import type { Conductor } from '../conductor/conductor.ts'
import type { Pages } from '../conductor/pages.ts'
import type { LocalMedia } from '../local-media.ts'
import { closeMicrophone } from './close-microphone.ts'
import { hello } from './hello.ts'
import { leave } from './leave.ts'
import { connectMedia, openMedia, publish, readyFeeds, restartIce, unpublish } from './media.ts'

/** A page that connected: who it is was settled by its cookie, the seat follows with `hello`. */
export interface RoomCaller {
  readonly site: SiteId
  readonly browser: string
  readonly connection: SeatConnection
  seat: string | null
}

/** What the operations of a site's page work with. */
export interface RoomParts {
  node: { id: NodeId; label: string; dutyPhone: string | null }
  namesOf: (site: SiteId) => { label: string; name: string }
  seats: SeatKeeper
  localMedia: LocalMedia
  media: MediaClient
  pages: Pages
  conductor: Conductor
  clock: Clock
  /** Capabilities of the media host; throws `media.unavailable` while it is away. */
  capabilities: () => RtpCapabilitiesMessage
  /** Closes the site's microphone in its session, whoever owns it. */
  closeMicrophone: (site: SiteId) => Promise<void>
}

type Operation<Op extends keyof RoomRequests> = (
  parts: RoomParts,
  caller: RoomCaller,
  body: BodyOf<RoomRequests, Op>,
) => Promise<ReplyOf<RoomRequests, Op>>

const operations: { [Op in keyof RoomRequests]: Operation<Op> } = {
  hello,
  'media.open': openMedia,
  'media.connect': connectMedia,
  'media.restart-ice': restartIce,
  'media.publish': publish,
  'media.unpublish': unpublish,
  'feeds.ready': readyFeeds,
  'microphone.close': closeMicrophone,
  leave,
}

/** Serves the pages of the node's own sites. */
export interface RoomDesk {
  request<Op extends keyof RoomRequests>(
    caller: RoomCaller,
    op: Op,
    body: BodyOf<RoomRequests, Op>,
  ): Promise<ReplyOf<RoomRequests, Op>>
  report<Op extends keyof RoomReports>(caller: RoomCaller, op: Op, body: NoticeOf<RoomReports, Op>): void
  /** The socket closed. */
  lost(caller: RoomCaller): void
}

export function createRoomDesk(parts: RoomParts): RoomDesk {
  return {
    request: async (caller, op, body) => {
      if (op !== 'hello') seatOf(caller)
      return operations[op](parts, caller, body)
    },
    report(caller, op, body) {
      seatOf(caller)
      if (op === 'devices')
        parts.seats.setReport(caller.site, { devices: body as NoticeOf<RoomReports, 'devices'> })
      else
        parts.seats.setReport(caller.site, {
          shown: body as NoticeOf<RoomReports, 'shown'>,
          shownAt: parts.clock.now(),
        })
    },
    lost(caller) {
      if (caller.seat) parts.seats.lost(caller.seat, caller.connection)
    },
  }
}

/** The caller's seat. Throws `seat.none` before `hello`. */
export function seatOf(caller: RoomCaller): string {
  if (!caller.seat) throw new Refusal('seat.none')
  return caller.seat
}
