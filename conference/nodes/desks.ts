import type { MediaClient } from '#conference/media'
import type { SessionState, SiteId } from '#contract'
import type { LinkStatus } from '#contract/console'
import type { NodeOptions } from './conference-node.ts'
import { type ConsoleDesk, createConsoleDesk } from './console/desk.ts'
import type { MediaSide } from './media-side.ts'
import type { QualitySide } from './readiness/quality-side.ts'
import type { ReadinessSide } from './readiness/side.ts'
import type { RollCallDesk } from './roll-call-desk.ts'
import { createRoomDesk, type RoomDesk } from './room/desk.ts'
import type { RoomParts } from './room/parts.ts'
import type { Rosters } from './rosters.ts'
import type { SessionSide } from './session-side.ts'
import type { Slices } from './slices.ts'

/** What the node is given, and what it made: the desks serve it. */
export interface DesksOptions extends Omit<NodeOptions, 'rollCalls' | 'readiness'> {
  media: MediaClient
  mediaSide: MediaSide
  sessionSide: SessionSide
  readiness: ReadinessSide
  quality: QualitySide
  rollCalls: RollCallDesk
  rosters: Rosters
  slices: Slices
  sessions: () => SessionState[]
  links: () => LinkStatus[]
  /** Whether the line to the tier above is up; true at the top. */
  uplink: () => boolean
  askSession: RoomParts['askSession']
}

/** The two doors into a node: for pages of own sites, and for consoles and scripts. */
export function createDesks(options: DesksOptions): { room: RoomDesk; console: ConsoleDesk } {
  const { place, dutyPhone, sites, line, savedScenes, keeper, standingRule, accounts, clock } = options
  const { mediaSide, sessionSide, readiness, quality, rollCalls, rosters, slices } = options
  const { sessions, links, uplink, media, askSession } = options
  const { seats, localMedia, pages, conductor, capabilities, views } = mediaSide
  const { registry } = sites
  const label = registry.labelOf(place.self)
  const nameOf = (site: SiteId) => registry.byId(site)?.fullName ?? site

  return {
    room: createRoomDesk({
      ...{ seats, localMedia, media, pages, conductor, clock, capabilities, askSession },
      node: { id: place.self, label, dutyPhone },
      namesOf: (site) => ({ label: registry.labelOf(site), name: nameOf(site) }),
      answerRollCall: rollCalls.answerFor,
      tests: readiness.tests,
      calendar: slices.siteCalendars,
      requireFree: views.published.requireFree,
    }),
    console: createConsoleDesk({
      ...{ place, label, dutyPhone, sites, accounts, line, savedScenes, keeper, standingRule },
      ...{ sessions, uplink, links, rollCalls, quality },
      ...slices.console,
      roster: rosters.withGone,
      chairCalls: sessionSide.chairCalls,
      readiness: readiness.operators,
      ladders: readiness.ladderOrders,
      command: sessionSide.command,
      endSeat: (site) => seats.end(site, 'revoked'),
      now: () => clock.now(),
    }),
  }
}
