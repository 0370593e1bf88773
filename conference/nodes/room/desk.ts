import type { SeatReport } from '#conference/seats'
import type { BodyOf, NoticeOf, ReplyOf } from '#contract'
import type { RoomReports, RoomRequests } from '#contract/room'
import { answerRollCall } from './answer-roll-call.ts'
import { askSession } from './ask-session.ts'
import { acknowledgeInvitation, listInvitations } from './calendar.ts'
import { hello } from './hello.ts'
import { leave } from './leave.ts'
import { connectMedia, openMedia, publish, readyFeeds, restartIce, unpublish } from './media.ts'
import { type RoomCaller, type RoomParts, seatOf } from './parts.ts'
import { abortTest, beginTest, callForHelp, endTest, loopTest } from './tests.ts'

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
  'hand.raise': askSession('hand.raise'),
  'hand.lower': askSession('hand.lower'),
  'invitation.accept': askSession('invitation.accept'),
  'invitation.decline': askSession('invitation.decline'),
  'microphone.close': askSession('microphone.close'),
  'content.stop': askSession('content.stop'),
  'cue.leave': askSession('cue.leave'),
  'roll-call.answer': answerRollCall,
  'calendar.list': listInvitations,
  'calendar.acknowledge': acknowledgeInvitation,
  'test.begin': beginTest,
  'test.loop': loopTest,
  'test.end': endTest,
  'test.abort': abortTest,
  'help.call': callForHelp,
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

const reported: {
  [Op in keyof RoomReports]: (body: NoticeOf<RoomReports, Op>, at: number) => Partial<SeatReport>
} = {
  devices: (devices) => ({ devices }),
  shown: (shown, shownAt) => ({ shown, shownAt }),
  line: ({ grade }) => ({ line: grade }),
}

export function createRoomDesk(parts: RoomParts): RoomDesk {
  return {
    request: async (caller, op, body) => {
      if (op !== 'hello') seatOf(caller)
      return operations[op](parts, caller, body)
    },
    report(caller, op, body) {
      seatOf(caller)
      parts.seats.setReport(caller.site, reported[op](body, parts.clock.now()))
    },
    lost(caller) {
      if (caller.seat) parts.seats.lost(caller.seat, caller.connection)
    },
  }
}
