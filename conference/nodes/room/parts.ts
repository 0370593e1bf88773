import type { MediaClient } from '#conference/media'
import type { SeatConnection, SeatKeeper } from '#conference/seats'
import {
  type NodeId,
  type Presence,
  Refusal,
  type RtpCapabilitiesMessage,
  type SiteId,
  type SourceKind,
} from '#contract'
import type { SiteCommand } from '#contract/room'
import type { Clock } from '#foundation/time'
import type { CalendarSide } from '../calendar/side.ts'
import type { Conductor } from '../conductor/conductor.ts'
import type { Pages } from '../conductor/pages.ts'
import type { LocalMedia } from '../local-media.ts'
import type { SiteTests } from '../readiness/site-tests.ts'

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
  /** Throws Refusal `content.taken`: an operator's console publishes this kind for the own room. */
  requireFree: (kind: SourceKind) => void
  /** Throws Refusal `roll-call.over` when the site is not asked (any more). */
  answerRollCall: (site: SiteId, id: string, presence: Presence) => Promise<void>
  tests: Pick<SiteTests, 'begin' | 'loop' | 'end' | 'abort' | 'help' | 'pageCame' | 'isRunning'>
  calendar: Pick<CalendarSide['sites'], 'countedOf' | 'answer' | 'pageCame'>
  /** Carries what the site asks to its session, whoever owns it; without a session nothing is asked. */
  askSession: (op: SiteCommand, site: SiteId) => Promise<void>
}

/** The caller's seat. Throws `seat.none` before `hello`. */
export function seatOf(caller: RoomCaller): string {
  if (!caller.seat) throw new Refusal('seat.none')
  return caller.seat
}
