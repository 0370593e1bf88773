import { createMediaClient } from '#conference/media'
import type { OperatorsLine } from '#conference/operators-line'
import type { RollCalls } from '#conference/roll-call'
import type { SavedScenes } from '#conference/saved-scenes'
import { createSeatKeeper } from '#conference/seats'
import type { PatrolMemory, SessionKeeper, StandingRule } from '#conference/sessions'
import type { Sites } from '#conference/sites'
import type {
  ChairCall,
  LineMessage,
  NodeId,
  RollCallState,
  SessionState,
  SiteId,
  SiteStatus,
} from '#contract'
import type { LinkStatus, SavedScene } from '#contract/console'
import { createScope } from '#foundation/lifetime'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import { createAuthority, isUplinkUp } from './authority.ts'
import { createChairCalls } from './chair-calls.ts'
import { createConductor } from './conductor/conductor.ts'
import { createPages } from './conductor/pages.ts'
import { isOnAir } from './conductor/tell-sites.ts'
import { type ConsoleDesk, createConsoleDesk } from './console/desk.ts'
import type { TellView, View } from './console/view.ts'
import { createViews } from './console/views.ts'
import { followMedia } from './follow-media.ts'
import { createLineCarrier } from './line-carrier.ts'
import { describeLinks } from './link-status.ts'
import { createLocalMedia } from './local-media.ts'
import { createMediaReadings } from './media-readings.ts'
import { createNeighbour, type Neighbour } from './neighbour/neighbour.ts'
import { createPatrols } from './patrols/patrols.ts'
import { liesBeyond, neighboursOf, type Place, pipeBetween } from './place.ts'
import { createPreviews } from './previews.ts'
import { createRollCallDesk } from './roll-call-desk.ts'
import { sessionsAsked } from './room/ask-session.ts'
import { createRoomDesk, type RoomDesk } from './room/desk.ts'
import { onAirBeyond, type RosterSources, readRoster, readWiderRoster } from './roster.ts'
import { createRosterNews } from './roster-news.ts'
import { createSessionCommands } from './session-commands.ts'
import { createStills, type Stills } from './stills.ts'
import { createVoices } from './voices.ts'

export interface NodeOptions {
  place: Place
  dutyPhone: string | null
  link: Link
  /** The peer under which the node's media host is reached. */
  mediaPeer: string
  keeper: SessionKeeper
  standingRule: StandingRule
  savedScenes: SavedScenes
  rollCalls: RollCalls
  line: OperatorsLine
  patrolMemory: PatrolMemory
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
  /** Live pictures for a console: lives as long as its connection. */
  view(tell: TellView): View
  sessions(): SessionState[]
  roster(): SiteStatus[]
  savedScenes(): readonly SavedScene[]
  rollCalls(): readonly RollCallState[]
  line(): readonly LineMessage[]
  chairCalls(): readonly ChairCall[]
  links(): LinkStatus[]
  /** Sessions, saved scenes, roster or links may have changed: look again. Returns the way to stop listening. */
  onChange(listener: () => void): () => void
  close(): Promise<void>
}

/** Composes a node. Owned by the process; `close()` ends all that it made, but not what it was given. */
export function createNode(options: NodeOptions): ConferenceNode {
  const {
    place,
    dutyPhone,
    link,
    mediaPeer,
    keeper,
    standingRule,
    rollCalls,
    sites,
    clock,
    log,
    newId,
    graceMs,
  } = options
  const scope = createScope()
  const listeners = new Set<() => void>()
  const neighbours: Neighbour[] = []
  const media = createMediaClient(link, mediaPeer)
  const labelOf = (site: SiteId) => sites.registry.labelOf(site)

  const tell = () => {
    for (const listener of listeners) listener()
  }
  const rosterFrom = (): RosterSources => ({
    parent: place.parent,
    seats,
    localMedia,
    neighbours: () => neighbours,
    sessions: () => keeper.all(),
    plan: () => conductor.plan(),
    stillAt: (site) => stills.at(site),
    now: () => clock.now(),
  })
  const widerRoster = () => readWiderRoster(rosterFrom())
  const rosterNews = scope.add(
    createRosterNews({
      clock,
      read: widerRoster,
      onLook() {
        tell()
        patrols.changed()
      },
      onNews() {
        for (const { rosterChanged } of neighbours) rosterChanged()
      },
    }),
  )
  const rosterChanged = () => rosterNews.changed()
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
  const stills = createStills({
    place,
    link,
    clock,
    isOnAir: (site) => keeper.all().some((session) => isOnAir(site, session)),
    onChange: rosterChanged,
  })
  const previews = createPreviews({
    node: place.self,
    sessions: () => keeper.all(),
    clock,
    onChange() {
      for (const { previewsChanged } of neighbours) previewsChanged()
      conductor.changed()
    },
  })
  const views = createViews({
    ...{ node: place.self, media, newId, clock, log },
    capabilities: () => mediaHost.capabilities(),
    onChange: () => conductor.changed(),
  })
  const rollCallDesk = createRollCallDesk({
    ...{ place, rollCalls, seats, pages, labelOf },
    sessions: () => keeper.all(),
  })
  const conductor = createConductor({
    place,
    sessions: () => keeper.all(),
    previews: () => previews.all(),
    views,
    localMedia,
    neighbours: () => neighbours,
    seats,
    pages,
    media,
    labelOf,
    clock,
    log,
    onPlan() {
      rosterChanged()
      rollCallDesk.tellPages()
    },
  })
  scope.add(seats)
  scope.add(stills)
  scope.add(previews)
  scope.add(conductor)
  scope.add(views)

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
      readPreviews: () => previews.all(),
      readRoster: () =>
        peer === place.parent ? readRoster(rosterFrom()) : onAirBeyond(peer, widerRoster(), keeper.all()),
      readRollCalls: () =>
        rollCalls.tellTo(
          peer,
          keeper.all().map(({ id }) => id),
        ),
      onRollCalls: (states) =>
        void rollCalls.adopt(peer, states).catch((error) => log.error('roll calls not stored', { error })),
      liesBeyond: (site) => liesBeyond(place, peer, site),
      onSessions: (sessions) =>
        void keeper.adopt(sessions).catch((error) => log.error('sessions not stored', { error })),
      onPreviews: previews.adopt,
      onChange: () => conductor.changed(),
      onRoster: rosterChanged,
    })

  const patrols = scope.add(
    createPatrols({
      node: place.self,
      keeper,
      memory: options.patrolMemory,
      sites: () => sites.registry.all().map(({ id }) => id),
      roster: widerRoster,
      clock,
      log,
    }),
  )
  scope.add(
    keeper.onChange(() => {
      // Before the preview that was taken goes: those below are to hear of the take first.
      for (const { sessionsChanged, rollCallsChanged } of neighbours) {
        sessionsChanged()
        rollCallsChanged()
      }
      previews.sessionsChanged()
      chairCalls.sessionsChanged()
      conductor.changed()
      patrols.changed()
    }),
  )

  scope.add(options.savedScenes.onChange(tell))
  scope.add(options.line.onChange(tell))
  const chairCalls = scope.add(
    createChairCalls({
      sessions: () => keeper.all(),
      record: keeper.recordEvent,
      newId,
      clock,
      onChange: tell,
    }),
  )
  scope.add(createLineCarrier({ place, link, line: options.line, sessions: () => keeper.all(), clock, log }))
  scope.add(
    rollCalls.onChange(() => {
      for (const { rollCallsChanged } of neighbours) rollCallsChanged()
      rollCallDesk.tellPages()
      tell()
    }),
  )

  const mediaHost = scope.add(
    followMedia({
      place,
      link,
      mediaPeer,
      media,
      localMedia,
      seats,
      views,
      conductor,
      neighbours: () => neighbours,
      // Neighbours are met only now, so that flows which outlived us are known before anybody asks for less.
      onFirst(flowsTo) {
        for (const peer of neighboursOf(place)) neighbours.push(scope.add(meet(peer, flowsTo(peer))))
      },
      clock,
      log,
    }),
  )
  scope.add(createVoices({ place, link, media, keeper, clock, log }))
  const readings = scope.add(createMediaReadings(media, clock, rosterChanged))

  const commands = createSessionCommands({
    place,
    link,
    keeper,
    previews,
    patrols,
    registry: sites.registry,
    labelOf,
  })
  scope.add(commands)
  const uplink = () => isUplinkUp(place, neighbours)
  const authority = scope.add(
    createAuthority({
      place,
      keeper,
      standingRule,
      savedScenes: options.savedScenes,
      uplink,
      tell: (session, rule) =>
        commands.command('showing.rule', { session, province: place.self, rule }, labelOf(place.self)),
      clock,
      log,
    }),
  )
  if (place.parent !== null) scope.add(link.watch(place.parent, () => authority.changed()))
  const links = () => describeLinks(place, neighbours, conductor.plan(), readings.latest(), labelOf)

  return {
    place,
    stills,
    view: views.open,
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
      answerRollCall: rollCallDesk.answerFor,
      async askSession(op, site) {
        for (const { id } of sessionsAsked(op, site, keeper.all()))
          await commands.command(op, { session: id, site }, labelOf(site))
      },
    }),
    console: createConsoleDesk({
      place,
      label: labelOf(place.self),
      sites,
      line: options.line,
      chairCalls,
      rollCalls: rollCallDesk,
      savedScenes: options.savedScenes,
      keeper,
      sessions: () => keeper.all(),
      command: commands.command,
      standingRule,
      uplink,
      roster: widerRoster,
      links,
      endSeat: (site) => seats.end(site, 'revoked'),
      now: () => clock.now(),
    }),
    sessions: () => keeper.all(),
    roster: widerRoster,
    savedScenes: () => options.savedScenes.all(),
    rollCalls: () => rollCalls.all(),
    line: () => options.line.all(),
    chairCalls: () => chairCalls.all(),
    links,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => scope.close(),
  }
}
