import type { Loop } from '#conference/cascade'
import type { MediaClient } from '#conference/media'
import { createSeatKeeper } from '#conference/seats'
import { type NodeId, type SessionState, type SiteId, sourceOf, testSourceKind } from '#contract'
import type { ConsoleKind } from '#contract/console'
import type { Preview } from '#contract/uplink'
import { createScope } from '#foundation/lifetime'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import { createConductor } from './conductor/conductor.ts'
import { createPages } from './conductor/pages.ts'
import { isOnAir } from './conductor/tell-sites.ts'
import { createViews } from './console/views.ts'
import { followMedia } from './follow-media.ts'
import { createLocalMedia } from './local-media.ts'
import type { FoundFlows } from './media-presence.ts'
import { createMediaReadings } from './media-readings.ts'
import type { Neighbour } from './neighbour/neighbour.ts'
import type { Place } from './place.ts'
import { createStills } from './stills.ts'

export interface MediaSideOptions {
  place: Place
  link: Link
  mediaPeer: string
  media: MediaClient
  sessions: () => SessionState[]
  previews: () => Preview[]
  /** Own sites whose test is returned to them now, and by which node. */
  loops: () => readonly Loop[]
  neighbours: () => readonly Neighbour[]
  labelOf: (site: SiteId) => string
  newId: () => string
  /** How long a seat waits for its page, in milliseconds. */
  graceMs: number
  /** The media host was found for the first time, with what flows to and from each neighbour. */
  onFirst: (flowsTo: (peer: NodeId) => FoundFlows | undefined) => void
  onPlan: () => void
  onRoster: () => void
  /** The media host's counters were read again. */
  onRead: () => void
  /** A seat has begun, changed its state or ended. */
  onSeat: () => void
  /** An operator has ended what a console published as the node's own room. */
  onUnpublished: (kind: ConsoleKind) => void
  clock: Clock
  log: Log
}

/** The own sites and consoles with their pictures and sound: seats, what flows to and from them, the media host. */
export type MediaSide = ReturnType<typeof createMediaSide>

export function createMediaSide(options: MediaSideOptions) {
  const { place, link, mediaPeer, media, sessions, previews, loops, neighbours, labelOf } = options
  const { newId, graceMs, onFirst, onPlan, onRoster, onRead, onSeat, onUnpublished, clock, log } = options
  const scope = createScope()
  const changed = () => conductor.changed()

  const localMedia = createLocalMedia(media, changed)
  const seats = scope.add(
    createSeatKeeper({
      clock,
      newId,
      graceMs,
      onEnded({ id, site }) {
        localMedia.close(id)
        conductor.feeds.forget(id)
        pages.forget(site)
        stills.forget(site)
        log.info('site left', { site })
      },
      onChange() {
        changed()
        onSeat()
      },
      onReport: onRoster,
    }),
  )
  const pages = createPages(seats)
  const stills = scope.add(
    createStills({
      place,
      link,
      clock,
      holderOf(site) {
        const seat = seats.of(site)
        return seat && seat.state !== 'adopted' ? seat.browser : undefined
      },
      isOnAir: (site) => sessions().some((session) => isOnAir(site, session)),
      onChange: onRoster,
    }),
  )
  const views = createViews({
    ...{ node: place.self, label: labelOf(place.self), media, newId, clock, log },
    capabilities: () => mediaHost.capabilities(),
    roomPublishes: (kind) => localMedia.sources().has(sourceOf(place.self, kind)),
    onChange: changed,
    onUnpublished,
  })
  const conductor = scope.add(
    createConductor({
      ...{ place, sessions, previews, views, loops, localMedia, neighbours, seats, pages, media, labelOf },
      ...{ onPlan, clock, log },
    }),
  )
  scope.add(views)
  const mediaHost = scope.add(
    followMedia({
      ...{ place, link, mediaPeer, media, localMedia, seats, views, conductor, neighbours },
      ...{ onFirst, clock, log },
    }),
  )
  const ownContent = sourceOf(place.self, 'content')
  const roomOffersContent = (site: SiteId) => localMedia.sources().has(sourceOf(site, 'content'))
  /** What was published last as the own room's content came from a console, not from the room's page. */
  let fromConsole = false
  const offersContent = (site: SiteId) => {
    const console = site === place.self && views.published.sources().has(ownContent)
    if (site === place.self && (console || roomOffersContent(site))) fromConsole = console
    return console || roomOffersContent(site)
  }

  /** What a site sends of a test that is over is taken no longer (N49). */
  const endTest = (site: SiteId) => {
    const seat = seats.of(site)?.id
    if (seat === undefined || !localMedia.has(seat)) return
    const sent = localMedia.sources()
    for (const kind of testSourceKind.options)
      if (sent.has(sourceOf(site, kind)))
        localMedia
          .unpublish(seat, kind)
          .catch((error) => log.debug('test not ended at the media host', { site, error }))
  }

  const readings = scope.add(createMediaReadings(media, clock, onRead))

  return {
    seats,
    pages,
    localMedia,
    stills,
    views,
    conductor,
    endTest,
    offersContent,
    mayOfferContent: (site: SiteId) => seats.of(site) !== undefined && !(site === place.self && fromConsole),
    capabilities: () => mediaHost.capabilities(),
    readings: () => readings.latest(),
    close: () => scope.close(),
  }
}
