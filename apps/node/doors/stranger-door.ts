import type { WebSocket } from 'ws'
import { type NoticeTable, type OperationTable, Refusal } from '#contract'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import { openSocketDoor } from './socket-door.ts'

/** How long a page that is not let in may hold its socket. */
const strangerMs = 30_000
/** As many as come back at once after a restart whose cookies are over; each holds a socket and two timers. */
const mostStrangers = 200

export interface Strangers {
  /** Throws Refusal `message.too-many` where there are as many as there may be. */
  requireRoom(): void
  /**
   * A page that is not let in: every request that `requests` knows is answered with `why`, so that the page can say what
   * to do. The socket is closed after 30 s.
   */
  open(socket: WebSocket, requests: OperationTable, reports: NoticeTable, why: Refusal): void
}

/** Those of one node who hold a socket and are not let in. */
export function createStrangers(clock: Clock, log: Log): Strangers {
  let count = 0
  return {
    requireRoom() {
      if (count >= mostStrangers) throw new Refusal('message.too-many', { seconds: strangerMs / 1000 })
    },
    open(socket, requests, reports, why) {
      count++
      const ending = clock.setTimeout(() => door.end(), strangerMs)
      const door = openSocketDoor({
        socket,
        requests,
        reports,
        onRequest: async () => {
          throw why
        },
        onReport: () => {},
        onClose() {
          count--
          ending.cancel()
        },
        clock,
        log,
      })
    },
  }
}
