import type { SeatKeeper } from '#conference/seats'
import type { NoticeOf, SiteId } from '#contract'
import type { RoomNotices } from '#contract/room'
import { textOf } from '../text-of.ts'

/**
 * Tells each page what changed for it, and nothing twice. A page that connects anew is told everything again.
 */
export interface Pages {
  tell<Op extends keyof RoomNotices>(site: SiteId, op: Op, body: NoticeOf<RoomNotices, Op>): void
  /** The site's page connected anew, or is gone. */
  forget(site: SiteId): void
}

export function createPages(seats: SeatKeeper): Pages {
  const told = new Map<SiteId, Map<string, string>>()
  return {
    tell(site, op, body) {
      const seat = seats.of(site)
      if (seat?.state !== 'live') return
      const text = textOf(body)
      const before = told.get(site) ?? new Map<string, string>()
      if (before.get(op) === text) return
      told.set(site, before.set(op, text))
      seat.connection.tell(op, body)
    },
    forget: (site) => void told.delete(site),
  }
}
