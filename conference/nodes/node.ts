import type { Accounts } from '#conference/account-store'
import type { Calendar } from '#conference/calendar-store'
import type { Loop } from '#conference/cascade'
import type { Directory } from '#conference/directory-store'
import { createMediaClient } from '#conference/media'
import type { OperatorsLine } from '#conference/operators-line'
import type { Readiness } from '#conference/readiness-store'
import type { RollCalls } from '#conference/roll-call'
import type { SavedScenes } from '#conference/saved-scenes'
import type { ChairCallMemory, PatrolMemory, SessionKeeper, StandingRule } from '#conference/sessions'
import type { Sites } from '#conference/sites'
import type {
  ChairCall,
  LineMessage,
  LineTalker,
  RollCallState,
  SessionState,
  SiteId,
  SiteStatus,
} from '#contract'
import type { LinkStatus, SavedScene } from '#contract/console'
import type { SiteCommand } from '#contract/room'
import { createScope } from '#foundation/lifetime'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import { createAttendance } from './attendance.ts'
import { isUplinkUp } from './authority.ts'
import { type CalendarSide, createCalendarSide } from './calendar/side.ts'
import { type ConsoleDesk, createConsoleDesk } from './console/desk.ts'
import type { TellView, View } from './console/view.ts'
import { createDirectoryDesk } from './directory/desk.ts'
import { createDirectoryFiles } from './directory/files-desk.ts'
import { withDirectory } from './directory/known-contacts.ts'
import { describeLinks } from './link-status.ts'
import { createListeners } from './listeners.ts'
import { createMediaSide } from './media-side.ts'
import { createNeighbours, sentTo } from './neighbour/neighbours.ts'
import { createParticipationDesk } from './participation/desk.ts'
import { liesBeyond, neighboursOf, type Place, pipeBetween } from './place.ts'
import { createPreviews } from './previews.ts'
import { createPublishingSide } from './publishing-side.ts'
import { createLegs } from './readiness/legs.ts'
import { createQualitySide, type QualitySide } from './readiness/quality-side.ts'
import type { ReadinessRules } from './readiness/rules.ts'
import { createReadinessSide, type ReadinessSide } from './readiness/side.ts'
import { createRollCallDesk } from './roll-call-desk.ts'
import { sessionsAsked } from './room/ask-session.ts'
import { createRoomDesk, type RoomDesk } from './room/desk.ts'
import { createRosters } from './rosters.ts'
import { createSessionSide } from './session-side.ts'
import type { Stills } from './stills.ts'
import type { HeardVoices } from './voice-board.ts'

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
  readiness: Readiness
  readinessRules: ReadinessRules
  directory: Directory
  calendar: Calendar
  line: OperatorsLine
  patrolMemory: PatrolMemory
  chairCallMemory: ChairCallMemory
  sites: Sites
  accounts: Accounts
  /** The sites of which the record says that they are here. */
  attending: readonly SiteId[]
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
  /** What the pages of own sites are shown of planned sessions. */
  readonly siteCalendars: CalendarSide['sites']
  /** Live pictures for a console: lives as long as its connection. */
  view(tell: TellView): View
  sessions(): SessionState[]
  roster(): SiteStatus[]
  savedScenes(): readonly SavedScene[]
  /** The newest of each running session. */
  rollCalls(): readonly RollCallState[]
  line(): readonly LineMessage[]
  lineTalkers(): readonly LineTalker[]
  chairCalls(): readonly ChairCall[]
  links(): LinkStatus[]
  /** Sessions, saved scenes, roster or links may have changed: look again. Returns the way to stop listening. */
  onChange(listener: () => void): () => void
  /** Whose voices are heard in a session: told while anybody's is. Returns the way to stop listening. */
  onVoices(listener: (heard: HeardVoices) => void): () => void
  readonly readiness: Pick<ReadinessSide, 'board' | 'rounds' | 'incidents' | 'ladders'>
  /** How sites on air are. */
  readonly quality: Pick<QualitySide, 'alarms'>
  /** The board, rounds, incidents or alarms may have changed. Returns the way to stop listening. */
  onReadiness(listener: () => void): () => void
  close(): Promise<void>
}

/** Composes a node. Owned by the process; `close()` ends all that it made, but not what it was given. */
export function createNode(options: NodeOptions): ConferenceNode {
  const { place, dutyPhone, link, mediaPeer, keeper, standingRule, savedScenes, directory } = options
  const { rollCalls, line, patrolMemory, chairCallMemory, sites, attending, clock, log, newId, graceMs } =
    options
  const scope = createScope()
  const changes = createListeners()
  const voices = createListeners<HeardVoices>()
  const readinessNews = createListeners()
  const media = createMediaClient(link, mediaPeer)
  /** Own sites whose test is returned to them now. */
  let returned: readonly Loop[] = []
  const labelOf = (site: SiteId) => sites.registry.labelOf(site)
  const readinessRules = withDirectory(options.readinessRules, directory, clock)
  const directoryDesk = createDirectoryDesk({ place, directory, registry: sites.registry, clock })
  const sessions = () => keeper.all()
  const uplink = () => isUplinkUp(place, neighbours.all())

  const rosters = scope.add(
    createRosters({
      ...{ place, sessions, clock },
      mediaSide: () => mediaSide,
      neighbours: () => neighbours.all(),
      onLook(roster) {
        changes.tell()
        readinessSide.rosterLooked(roster)
        sessionSide.rosterChanged()
      },
      onNews: () => neighbours.tell('rosterChanged'),
    }),
  )
  const onRoster = () => rosters.changed()
  const previews = scope.add(
    createPreviews({
      node: place.self,
      sessions,
      clock,
      onChange() {
        neighbours.tell('previewsChanged')
        mediaSide.conductor.changed()
      },
    }),
  )
  const neighbours = createNeighbours((peer) => ({
    ...{ link, media, clock, log, onRoster },
    relation: peer === place.parent ? 'parent' : 'child',
    pipeId: pipeBetween(place, peer),
    readSessions: sessions,
    readPreviews: previews.all,
    readRoster: () => rosters.readFor(peer),
    readRollCalls: () =>
      rollCalls.tellTo(
        peer,
        sessions().map(({ id }) => id),
      ),
    onRollCalls: (states) =>
      void rollCalls.adopt(peer, states).catch((error) => log.error('roll calls not stored', { error })),
    liesBeyond: (site) => liesBeyond(place, peer, site),
    onSessions: (states) =>
      void keeper.adopt(states).catch((error) => log.error('sessions not stored', { error })),
    onPreviews: previews.adopt,
    readLineTalkers: () => publishing.talkers.tellTo(peer),
    onLineTalkers: () => publishing.talkers.changed(),
    onChange: () => mediaSide.conductor.changed(),
  }))
  const mediaSide = scope.add(
    createMediaSide({
      ...{ place, link, mediaPeer, media, sessions, labelOf, newId, graceMs, onRoster, clock, log },
      previews: previews.all,
      loops: () => returned,
      neighbours: () => neighbours.all(),
      // Neighbours are met only now, so that flows which outlived us are known before anybody asks for less.
      onFirst: (flowsTo) => neighbours.meet(neighboursOf(place), flowsTo),
      onSeat() {
        attendance.changed()
        readinessSide.seatsChanged()
      },
      onUnpublished: (kind) => kind === 'content' && publishing.contentEnded(),
      onPlan() {
        onRoster()
        publishing.changed()
        rollCallDesk.tellPages()
      },
    }),
  )
  const { conductor, seats, pages, localMedia, stills, views } = mediaSide
  const rollCallDesk = createRollCallDesk({ place, rollCalls, seats, pages, labelOf, sessions })
  const lines = { place, link, media, clock, seatOf: (site: SiteId) => seats.of(site)?.id }
  const legs = scope.add(createLegs({ ...lines, sentUp: () => sentTo(place.parent, neighbours.all()) }))
  const quality = scope.add(
    createQualitySide({
      ...{ ...lines, seats, sessions, registry: sites.registry, rules: readinessRules, log },
      sendsPicture: (site) => (conductor.plan().publish[site]?.camera ?? null) !== null,
      record: (body) => keeper.recordEvent(body),
      onNews: readinessNews.tell,
    }),
  )
  const readinessSide = scope.add(
    createReadinessSide({
      ...{ place, link, seats, pages, sessions, uplink, newId, clock, log },
      readiness: options.readiness,
      registry: sites.registry,
      ...{ measureLegs: legs, onTestOver: mediaSide.endTest },
      onNews: readinessNews.tell,
      rules: readinessRules,
      onLoops(loops) {
        returned = loops
        conductor.changed()
      },
    }),
  )
  const calendarSide = scope.add(
    createCalendarSide({
      ...{ place, link, seats, pages, sessions, clock, log },
      calendar: options.calendar,
      registry: sites.registry,
      phones: readinessSide.phones,
    }),
  )
  const attendance = scope.add(
    createAttendance({
      recorded: attending,
      seated: () => seats.all().map(({ site }) => site),
      record: (body) => keeper.recordEvent(body),
      ...{ graceMs, clock, log },
    }),
  )
  // Ended before the media that they use.
  scope.add(neighbours)
  const sessionSide = scope.add(
    createSessionSide({
      ...{ place, link, media, keeper, previews, standingRule, savedScenes, line, patrolMemory, sites },
      roster: rosters.wider,
      ...{ chairCallMemory, uplink, labelOf, newId, onCalls: changes.tell, clock, log },
      onVoices: voices.tell,
    }),
  )
  const askSession = async (op: SiteCommand, site: SiteId) => {
    for (const { id } of sessionsAsked(op, site, sessions()))
      await sessionSide.command(op, { session: id, site }, labelOf(site))
  }
  const publishing = scope.add(
    createPublishingSide({
      ...{ node: place.self, sessions, graceMs, clock, log },
      published: views.published,
      content: mediaSide,
      neighbours: neighbours.all,
      endContent: (site) => askSession('content.stop', site),
      command: sessionSide.command,
      onTalkers() {
        neighbours.tell('lineTalkersChanged')
        changes.tell()
      },
    }),
  )
  scope.add(
    keeper.onChange(() => {
      // Before the preview that was taken goes: those below are to hear of the take first.
      neighbours.tell('sessionsChanged')
      neighbours.tell('rollCallsChanged')
      previews.sessionsChanged()
      conductor.changed()
      sessionSide.sessionsChanged()
      readinessSide.sessionsChanged()
      calendarSide.sessionsChanged()
    }),
  )
  scope.add(savedScenes.onChange(changes.tell))
  scope.add(directory.onChange(readinessSide.contactsChanged))
  scope.add(line.onChange(changes.tell))
  scope.add(
    rollCalls.onChange(() => {
      neighbours.tell('rollCallsChanged')
      rollCallDesk.tellPages()
      changes.tell()
    }),
  )
  const participation = scope.add(
    createParticipationDesk({
      place,
      keeper,
      calendar: options.calendar,
      sites,
      rollCalls,
      link,
      rules: readinessRules,
      clock,
      log,
    }),
  )
  const links = () => describeLinks(place, neighbours.all(), conductor.plan(), mediaSide.readings(), labelOf)

  return {
    place,
    stills,
    siteCalendars: calendarSide.sites,
    view: views.open,
    room: createRoomDesk({
      ...{ seats, localMedia, media, pages, conductor, clock, capabilities: mediaSide.capabilities },
      node: { id: place.self, label: labelOf(place.self), dutyPhone },
      namesOf: (site) => ({ label: labelOf(site), name: sites.registry.byId(site)?.fullName ?? site }),
      answerRollCall: rollCallDesk.answerFor,
      tests: readinessSide.tests,
      calendar: calendarSide.sites,
      requireFree: views.published.requireFree,
      askSession,
    }),
    console: createConsoleDesk({
      ...{ place, dutyPhone, sites, line, savedScenes, keeper, standingRule, sessions, uplink, links },
      accounts: options.accounts,
      roster: rosters.withGone,
      label: labelOf(place.self),
      chairCalls: sessionSide.chairCalls,
      rollCalls: rollCallDesk,
      readiness: readinessSide.operators,
      ladders: readinessSide.ladderOrders,
      quality,
      directory: directoryDesk,
      calendar: calendarSide.desk,
      directoryFiles: createDirectoryFiles({
        ...{ node: place.self, directory, sites: directoryDesk.sites, labelOf, newId, clock },
      }),
      participation,
      command: sessionSide.command,
      endSeat: (site) => seats.end(site, 'revoked'),
      now: () => clock.now(),
    }),
    sessions,
    roster: rosters.withGone,
    savedScenes: savedScenes.all,
    rollCalls: rollCallDesk.newest,
    line: line.all,
    lineTalkers: publishing.talkers.all,
    chairCalls: () => sessionSide.chairCalls.all(),
    links,
    onChange: changes.on,
    onVoices: voices.on,
    readiness: readinessSide,
    quality,
    onReadiness: readinessNews.on,
    close: () => scope.close(),
  }
}
