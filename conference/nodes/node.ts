import { createMediaClient } from '#conference/media'
import { createSeatKeeper } from '#conference/seats'
import type { SessionKeeper } from '#conference/sessions'
import type { Sites } from '#conference/sites'
import type { NodeId, SessionState, SiteId, SiteStatus } from '#contract'
import type { LinkStatus } from '#contract/console'
import { createScope } from '#foundation/lifetime'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock, Timer } from '#foundation/time'
import { createConductor } from './conductor/conductor.ts'
import { createPages } from './conductor/pages.ts'
import { type ConsoleDesk, createConsoleDesk } from './console/desk.ts'
import { describeLinks, type Readings } from './link-status.ts'
import { createLocalMedia } from './local-media.ts'
import { watchMediaHost, workerLost } from './media-presence.ts'
import { createNeighbour, type Neighbour } from './neighbour/neighbour.ts'
import { neighboursOf, type Place, pipeBetween } from './place.ts'
import { createRoomDesk, type RoomDesk } from './room/desk.ts'
import { readRoster } from './roster.ts'
import { createSessionCommands } from './session-commands.ts'
import { createStills, type Stills } from './stills.ts'

export interface NodeOptions {
  place: Place
  dutyPhone: string | null
  link: Link
  /** The peer under which the node's media host is reached. */
  mediaPeer: string
  keeper: SessionKeeper
  sites: Sites
  clock: Clock
  log: Log
  newId: () => string
  /** How long a seat waits for its page, in milliseconds. */
  graceMs: number
}

/** The control process of one tier: its own sites, its neighbours, its sessions. */
export interface ConferenceNode {
  readonly place: Place
  readonly room: RoomDesk
  readonly console: ConsoleDesk
  readonly stills: Stills
  sessions(): SessionState[]
  roster(): SiteStatus[]
  links(): LinkStatus[]
  /** Sessions, roster or links may have changed: look again. Returns the way to stop listening. */
  onChange(listener: () => void): () => void
  close(): Promise<void>
}

const readingEveryMs = 2000
/** Reports of many sites are told up and to the consoles together. */
const rosterEveryMs = 150

/** Composes a node. Owned by the process; `close()` ends all that it made, but not what it was given. */
export function createNode(options: NodeOptions): ConferenceNode {
  const { place, dutyPhone, link, mediaPeer, keeper, sites, clock, log, newId, graceMs } = options
  const scope = createScope()
  const listeners = new Set<() => void>()
  const neighbours: Neighbour[] = []
  const media = createMediaClient(link, mediaPeer)
  const labelOf = (site: SiteId) => sites.registry.labelOf(site)

  const listen = () => {
    for (const listener of listeners) listener()
  }
  let rosterDue: Timer | undefined
  const rosterChanged = () => {
    rosterDue ??= clock.setTimeout(() => {
      rosterDue = undefined
      for (const { rosterChanged } of neighbours) rosterChanged()
      listen()
    }, rosterEveryMs)
  }
  scope.add(() => clock.clearTimeout(rosterDue))
  const localMedia = createLocalMedia(media, () => conductor.changed())
  const seats = createSeatKeeper({
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
    onChange: () => conductor.changed(),
    onReport: rosterChanged,
  })
  const pages = createPages(seats)
  const stills = createStills(place, link, clock, rosterChanged)
  const conductor = createConductor({
    place,
    sessions: () => keeper.all(),
    localMedia,
    neighbours: () => neighbours,
    seats,
    pages,
    media,
    labelOf,
    clock,
    log,
    onPlan: rosterChanged,
  })
  scope.add(seats)
  scope.add(stills)
  scope.add(conductor)

  const roster = () =>
    readRoster({
      seats,
      localMedia,
      neighbours: () => neighbours,
      sessions: () => keeper.all(),
      plan: () => conductor.plan(),
      stillAt: (site) => stills.at(site),
    })

  const meet = (peer: NodeId, adopted: Parameters<typeof createNeighbour>[0]['adopted']) =>
    createNeighbour({
      peer,
      relation: peer === place.parent ? 'parent' : 'child',
      pipeId: pipeBetween(place, peer),
      link,
      media,
      clock,
      log,
      adopted,
      readSessions: () => keeper.all(),
      readRoster: roster,
      onSessions: (sessions) =>
        void keeper.adopt(sessions).catch((error) => log.error('sessions not stored', { error })),
      onChange: () => conductor.changed(),
      onRoster: rosterChanged,
    })

  scope.add(
    keeper.onChange(() => {
      for (const { sessionsChanged } of neighbours) sessionsChanged()
      conductor.changed()
    }),
  )

  const tellMediaLost = (lost: readonly string[]) => {
    for (const id of lost) {
      conductor.feeds.forget(id)
      const seat = seats.byId(id)
      if (seat?.state === 'live') seat.connection.tell('media-lost', { error: workerLost })
    }
  }

  let started = false
  const mediaHost = watchMediaHost({
    link,
    mediaPeer,
    media,
    clock,
    log,
    onUp(found, sameHost) {
      if (!sameHost) {
        conductor.feeds.forgetAll()
        tellMediaLost(localMedia.forgetAll())
      } else if (!started) {
        localMedia.adopt(found)
        seats.adopt(found.seats.map(({ seat, site }) => ({ id: seat, site })))
      }
      if (!started) {
        // Neighbours are met only now, so that flows which outlived us are known before anybody asks for less.
        for (const peer of neighboursOf(place))
          neighbours.push(scope.add(meet(peer, found.flows.get(pipeBetween(place, peer)))))
        started = true
      } else if (!sameHost) reopenPipes(neighboursOf(place))
      conductor.changed()
    },
  })
  scope.add(mediaHost)

  const reopenPipes = (peers: readonly NodeId[]) => {
    for (const { peer, pipe } of neighbours) {
      if (!peers.includes(peer)) continue
      pipe.lost()
      if (peer === place.parent) pipe.open()
      else link.publish(peer, 'pipe.lost', { pipe: pipeBetween(place, peer) })
    }
  }

  scope.add(
    media.onNotice(({ name, body }) => {
      if (name === 'seat-transport') localMedia.noteTransport(body)
      else {
        localMedia.forget(body.seats)
        tellMediaLost(body.seats)
        reopenPipes(neighboursOf(place).filter((peer) => body.pipes.includes(pipeBetween(place, peer))))
        conductor.changed()
      }
    }),
  )

  let readings: Readings = { before: null, now: null }
  const reading = clock.setInterval(() => {
    media.request('statistics', {}).then(
      (now) => {
        readings = { before: readings.now, now }
        listen()
      },
      () => {},
    )
  }, readingEveryMs)
  scope.add(() => clock.clearInterval(reading))

  const commands = createSessionCommands({ place, link, keeper, labelOf })
  scope.add(commands)
  const links = () => describeLinks(place, neighbours, conductor.plan(), readings, labelOf)

  return {
    place,
    stills,
    room: createRoomDesk({
      node: { id: place.self, label: labelOf(place.self), dutyPhone },
      namesOf: (site) => ({ label: labelOf(site), name: sites.registry.byId(site)?.fullName ?? site }),
      seats,
      localMedia,
      media,
      pages,
      conductor,
      clock,
      capabilities: () => mediaHost.capabilities(),
      async closeMicrophone(site) {
        for (const { id, floor } of keeper.all())
          if (floor.open.includes(site))
            await commands.command('floor.close', { session: id, site }, labelOf(site))
      },
    }),
    console: createConsoleDesk({
      place,
      label: labelOf(place.self),
      sites,
      keeper,
      sessions: () => keeper.all(),
      command: commands.command,
      roster,
      links,
      endSeat: (site) => seats.end(site, 'revoked'),
      now: () => clock.now(),
    }),
    sessions: () => keeper.all(),
    roster,
    links,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => scope.close(),
  }
}
