import type { Devices, LineGrade, NoticeOf, Shown, SiteId } from '#contract'
import type { RoomNotices } from '#contract/room'

/** The way to a seated page: given by the door that holds the socket. */
export interface SeatConnection {
  tell<Op extends keyof RoomNotices>(op: Op, body: NoticeOf<RoomNotices, Op>): void
  /** Tells the page that its seat is gone, and closes. */
  end(reason: 'taken-over' | 'revoked' | 'closed'): void
}

/**
 * A site's seat. `adopted`: media that outlived the control process and that no page has claimed yet.
 * `waiting`: the connection is lost, the grace time runs. Moments are Unix milliseconds.
 */
export type Seat =
  | { state: 'adopted'; id: string; site: SiteId; until: number }
  | { state: 'live'; id: string; site: SiteId; browser: string; since: number; connection: SeatConnection }
  | { state: 'waiting'; id: string; site: SiteId; browser: string; since: number; until: number }

/** What the page reported about itself; kept beside the seat while it lives. */
export interface SeatReport {
  devices: Devices
  shown: Shown | null
  shownAt: number
  line: LineGrade | null
}

export const noReport: SeatReport = {
  devices: { camera: 'unknown', microphone: 'unknown' },
  shown: null,
  shownAt: 0,
  line: null,
}
