import type { MediaClient } from '#conference/media'
import type { SeatKeeper } from '#conference/seats'
import { describeError, type NodeId } from '#contract'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import type { Conductor } from './conductor/conductor.ts'
import type { Feeds } from './conductor/feeds.ts'
import { isViewSeat, type Views } from './console/views.ts'
import type { LocalMedia } from './local-media.ts'
import { type FoundFlows, type FoundHost, type MediaPresence, watchMediaHost } from './media-presence.ts'
import type { Neighbour } from './neighbour/neighbour.ts'
import { type Place, pipeBetween } from './place.ts'

export interface FollowMediaOptions {
  place: Place
  link: Link
  mediaPeer: string
  media: MediaClient
  localMedia: LocalMedia
  seats: SeatKeeper
  views: Pick<Views, 'has' | 'lost' | 'agreeWith'>
  conductor: Pick<Conductor, 'changed'> & { feeds: Pick<Feeds, 'forget' | 'forgetAll'> }
  neighbours: () => readonly Neighbour[]
  /** The media host was found for the first time: neighbours can be met, with what flows to and from them. */
  onFirst: (flowsTo: (peer: NodeId) => FoundFlows | undefined) => void
  clock: Clock
  log: Log
}

const workerLost = describeError('media.worker-lost')

/** Brings seats and pipes in step with what became of the media host: found, anew, or a worker lost (N9, N10). */
export function followMedia(options: FollowMediaOptions): MediaPresence {
  const { place, link, mediaPeer, media, localMedia, seats, views, conductor, neighbours } = options
  const { onFirst, clock, log } = options
  let started = false

  const tellLost = (lost: readonly string[]) => {
    for (const id of lost) {
      conductor.feeds.forget(id)
      const seat = seats.byId(id)
      if (seat?.state === 'live') seat.connection.tell('media-lost', { error: workerLost })
    }
  }
  const reopen = (isLost: (pipe: string) => boolean) => {
    for (const { peer, pipe } of neighbours()) {
      if (!isLost(pipeBetween(place, peer))) continue
      pipe.lost()
      if (peer === place.parent) pipe.open()
      else link.publish(peer, 'pipe.lost', { pipe: pipeBetween(place, peer) })
    }
  }

  /** The same host was out of reach: what it told and what it was asked meanwhile is lost, its description is not. */
  const agreeWith = (found: FoundHost) => {
    const there = new Set(found.seats.map(({ seat }) => seat))
    const gone = localMedia.audience().filter(({ seat }) => !there.has(seat))
    localMedia.forget(gone.map(({ seat }) => seat))
    views.agreeWith(there)
    tellLost(gone.map(({ seat }) => seat))
    closeOwnerless(found)
    reopen((pipe) => !found.flows.has(pipe))
  }
  const closeOwnerless = (found: FoundHost) => {
    const held = found.seats.map(({ seat }) => seat)
    const ownerless = held.filter((seat) => !seats.byId(seat) && !views.has(seat))
    localMedia.forget(ownerless)
    for (const seat of ownerless)
      media.request('seat.close', { seat }).catch((error) => log.warn('seat not closed', { seat, error }))
  }

  const presence = watchMediaHost({
    link,
    mediaPeer,
    media,
    clock,
    log,
    onUp(found, sameHost) {
      if (!started) {
        started = true
        // A console's seat is no site's: it ended with the console's connection.
        const ofSites = found.seats.filter(({ seat }) => !isViewSeat(seat))
        localMedia.adopt({ ...found, seats: ofSites })
        seats.adopt(ofSites.map(({ seat, site }) => ({ id: seat, site })))
        closeOwnerless(found)
        onFirst((peer) => found.flows.get(pipeBetween(place, peer)))
      } else if (!sameHost) {
        conductor.feeds.forgetAll()
        tellLost(localMedia.forgetAll())
        views.lost('all')
        reopen(() => true)
      } else agreeWith(found)
      conductor.changed()
    },
  })

  const unhear = media.onNotice(({ name, body }) => {
    if (name === 'seat-transport') return localMedia.noteTransport(body)
    if (name === 'levels') return
    localMedia.forget(body.seats)
    tellLost(body.seats)
    views.lost(body.seats)
    reopen((pipe) => body.pipes.includes(pipe))
    conductor.changed()
  })

  return {
    capabilities: () => presence.capabilities(),
    close() {
      unhear()
      presence.close()
    },
  }
}
