import type { WebSocket } from 'ws'
import type { RoomCaller, RoomDesk } from '#conference/nodes'
import type { SiteBrowser } from '#conference/sites'
import { describeError, type NoticeOf, Refusal } from '#contract'
import type { RoomReports, RoomRequests } from '#contract/room'
import { roomReports, roomRequests } from '#contract/room'
import type { Log } from '#foundation/log'
import { type Clock, formatVietnamTime } from '#foundation/time'
import { openSocketDoor } from './socket-door.ts'

const endingOf = (reason: 'taken-over' | 'revoked' | 'closed', now: number) => {
  if (reason === 'revoked') return describeError('auth.link-invalid')
  return reason === 'closed'
    ? describeError('seat.none')
    : describeError('seat.taken', { since: formatVietnamTime(now) })
}

/**
 * Seats one page of a site behind its socket. Who it is was settled by its cookie; `checkAgain` throws
 * `auth.required` when its link was revoked since, for a page may wait long before it takes a seat.
 */
export function openRoomDoor(
  socket: WebSocket,
  browser: SiteBrowser,
  checkAgain: () => Promise<unknown>,
  desk: RoomDesk,
  clock: Clock,
  log: Log,
): void {
  const caller: RoomCaller = {
    site: browser.siteId,
    browser: browser.browserId,
    seat: null,
    connection: {
      tell: (op, body) => door.tell(op, body),
      end(reason) {
        caller.seat = null
        door.tell('seat-lost', { error: endingOf(reason, clock.now()) })
        door.end()
      },
    },
  }
  const door = openSocketDoor({
    socket,
    requests: roomRequests,
    reports: roomReports,
    async onRequest(op, body) {
      if (op === 'hello') await checkAgain()
      // Nobody would ever say that a page which left meanwhile is gone: it would hold the seat for good.
      if (socket.readyState !== socket.OPEN) throw new Refusal('seat.none')
      return desk.request(caller, op as keyof RoomRequests, body as never)
    },
    onReport: (op, body) =>
      desk.report(caller, op as keyof RoomReports, body as NoticeOf<RoomReports, keyof RoomReports>),
    onClose: () => desk.lost(caller),
    clock,
    log: log.child({ site: caller.site }),
  })
}
