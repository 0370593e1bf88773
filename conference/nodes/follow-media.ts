import type { MediaClient } from '#conference/media'
import type { SeatKeeper } from '#conference/seats'
import { describeError, type NodeId } from '#contract'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import type { Conductor } from './conductor/conductor.ts'
import type { LocalMedia } from './local-media.ts'
import { type FoundFlows, type MediaPresence, watchMediaHost } from './media-presence.ts'
import type { Neighbour } from './neighbour/neighbour.ts'
import { type Place, pipeBetween } from './place.ts'

export interface FollowMediaOptions {
  place: Place
  link: Link
  mediaPeer: string
  media: MediaClient
  localMedia: LocalMedia
  seats: SeatKeeper
  conductor: Conductor
  neighbours: () => readonly Neighbour[]
  /** The media host was found for the first time: neighbours can be met, with what flows to and from them. */
  onFirst: (flowsTo: (peer: NodeId) => FoundFlows | undefined) => void
  clock: Clock
  log: Log
}

const workerLost = describeError('media.worker-lost')

/** Brings seats and pipes in step with what became of the media host: found, anew, or a worker lost (N9, N10). */
export function followMedia(options: FollowMediaOptions): MediaPresence {
  const { place, link, mediaPeer, media, localMedia, seats, conductor, neighbours, onFirst, clock, log } =
    options
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

  const presence = watchMediaHost({
    link,
    mediaPeer,
    media,
    clock,
    log,
    onUp(found, sameHost) {
      if (!started) {
        started = true
        localMedia.adopt(found)
        seats.adopt(found.seats.map(({ seat, site }) => ({ id: seat, site })))
        onFirst((peer) => found.flows.get(pipeBetween(place, peer)))
      } else if (!sameHost) {
        conductor.feeds.forgetAll()
        tellLost(localMedia.forgetAll())
        reopen(() => true)
      }
      conductor.changed()
    },
  })

  const unhear = media.onNotice(({ name, body }) => {
    if (name === 'seat-transport') return localMedia.noteTransport(body)
    localMedia.forget(body.seats)
    tellLost(body.seats)
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
