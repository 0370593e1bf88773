import type { NodeId, SessionState, SiteStatus } from '#contract'
import type { Clock } from '#foundation/time'
import { createGoneSites } from './gone-sites.ts'
import type { MediaSide } from './media-side.ts'
import type { Neighbour } from './neighbour/neighbour.ts'
import type { Place } from './place.ts'
import { onAirBeyond, type RosterSources, readRoster, readWiderRoster } from './roster.ts'
import { createRosterNews } from './roster-news.ts'

export interface RostersOptions {
  place: Place
  /** Is there when a roster is first read. */
  mediaSide: () => MediaSide
  neighbours: () => readonly Neighbour[]
  sessions: () => SessionState[]
  /** The roster was looked at, as it may have changed. */
  onLook: (roster: readonly SiteStatus[]) => void
  /** Something has changed that neighbours have to hear. */
  onNews: () => void
  clock: Clock
}

export type Rosters = ReturnType<typeof createRosters>

/** What is known of sites, as far as this tier, its consoles and each neighbour have to know it. */
export function createRosters(options: RostersOptions) {
  const { place, mediaSide, neighbours, sessions, onLook, onNews, clock } = options
  const sources = (): RosterSources => ({
    ...{ parent: place.parent, self: place.self, neighbours, sessions },
    seats: mediaSide().seats,
    localMedia: mediaSide().localMedia,
    plan: () => mediaSide().conductor.plan(),
    ownContentSince: () => mediaSide().views.published.since('content'),
    stillAt: (site) => mediaSide().stills.at(site),
    now: () => clock.now(),
  })
  const wider = () => readWiderRoster(sources())
  const gone = createGoneSites(place.self, () => clock.now())
  const news = createRosterNews({
    ...{ clock, read: wider, onNews },
    onLook(now) {
      gone.look(now)
      onLook(now)
    },
  })
  return {
    wider,
    /** With the sites that have gone; what consoles are told. */
    withGone: () => gone.withGone(wider()),
    readFor: (peer: NodeId) =>
      peer === place.parent ? readRoster(sources()) : onAirBeyond(peer, wider(), sessions()),
    /** A row may have changed. */
    changed: () => news.changed(),
    close: () => news.close(),
  }
}
