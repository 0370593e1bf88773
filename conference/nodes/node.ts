import type { Loop } from '#conference/cascade'
import { createMediaClient } from '#conference/media'
import type { SiteId } from '#contract'
import type { SiteCommand } from '#contract/room'
import { createScope } from '#foundation/lifetime'
import { createAttendance } from './attendance.ts'
import { isUplinkUp } from './authority.ts'
import type { ConferenceNode, NodeOptions } from './conference-node.ts'
import { createDesks } from './desks.ts'
import { withDirectory } from './directory/known-contacts.ts'
import { createFirstMedia } from './first-media.ts'
import { describeLinks } from './link-status.ts'
import { createListeners } from './listeners.ts'
import { createMediaSide } from './media-side.ts'
import { exchangedWith } from './neighbour/exchanged.ts'
import { createNeighbours, sentTo } from './neighbour/neighbours.ts'
import { neighboursOf } from './place.ts'
import { createPreviews } from './previews.ts'
import { createProving } from './proving.ts'
import { createPublishingSide } from './publishing-side.ts'
import { createRollCallDesk } from './roll-call-desk.ts'
import { sessionsAsked } from './room/ask-session.ts'
import { createRosters } from './rosters.ts'
import { createSessionSide } from './session-side.ts'
import { createSlices } from './slices.ts'
import type { HeardVoices } from './voice-board.ts'

/** Composes a node. Owned by the process; `close()` ends all that it made, but not what it was given. */
export function createNode(options: NodeOptions): ConferenceNode {
  const { place, link, mediaPeer, keeper, savedScenes, directory, rollCalls, line, sites } = options
  const { clock, log, newId, graceMs } = options
  const scope = createScope()
  const changes = createListeners()
  const voices = createListeners<HeardVoices>()
  const readinessNews = createListeners()
  const media = createMediaClient(link, mediaPeer)
  /** Own sites whose test is returned to them now. */
  let returned: readonly Loop[] = []
  const labelOf = (site: SiteId) => sites.registry.labelOf(site)
  const rules = withDirectory(options.readinessRules, directory, clock)
  const sessions = () => keeper.all()
  const uplink = () => isUplinkUp(place, neighbours.all())

  const rosters = scope.add(
    createRosters({
      ...{ place, sessions, clock },
      mediaSide: () => mediaSide,
      neighbours: () => neighbours.all(),
      onLook(roster) {
        changes.tell()
        readiness.rosterLooked(roster)
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
  const neighbours = createNeighbours(
    exchangedWith({
      ...{ place, link, media, keeper, rollCalls, previews, rosters, clock, log },
      talkers: () => publishing.talkers,
      onChange: () => mediaSide.conductor.changed(),
    }),
  )
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
        readiness.seatsChanged()
      },
      onRead() {
        onRoster()
        firstMedia.read()
      },
      onUnpublished: (kind) => kind === 'content' && publishing.contentEnded(),
      onPlan() {
        onRoster()
        publishing.changed()
        rollCallDesk.tellPages()
      },
    }),
  )
  const { conductor, seats, pages, views } = mediaSide
  const rollCallDesk = createRollCallDesk({ place, rollCalls, seats, pages, labelOf, sessions })
  const { readiness, quality } = scope.add(
    createProving({
      ...{ ...options, media, mediaSide, rules, sessions, uplink, onNews: readinessNews.tell },
      sentUp: () => sentTo(place.parent, neighbours.all()),
      onLoops(loops) {
        returned = loops
        conductor.changed()
      },
    }),
  )
  const attendance = scope.add(
    createAttendance({
      recorded: options.attending,
      seated: () => seats.all().map(({ site }) => site),
      record: (body) => keeper.recordEvent(body),
      ...{ graceMs, clock, log },
    }),
  )
  const firstMedia = scope.add(
    createFirstMedia({
      readings: () => mediaSide.readings(),
      recorded: keeper.sessionRecord.mediaCame,
      record: (bodies) => keeper.recordEvents(bodies),
      ...{ sessions, clock, log },
    }),
  )
  // Ended before the media that they use.
  scope.add(neighbours)
  const sessionSide = scope.add(
    createSessionSide({
      ...{ ...options, media, previews, uplink, labelOf },
      roster: rosters.wider,
      onCalls: changes.tell,
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
  const slices = scope.add(
    createSlices({
      ...{ ...options, seats, pages, sessions, rules, phones: readiness.phones },
      ladderNotices: readiness.ladderNotices,
      isLadderKnown: readiness.isLadderKnown,
      command: sessionSide.command,
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
      readiness.sessionsChanged()
      slices.sessionsChanged()
    }),
  )
  scope.add(savedScenes.onChange(changes.tell))
  scope.add(options.scripts.onChange(changes.tell))
  scope.add(directory.onChange(readiness.contactsChanged))
  scope.add(line.onChange(changes.tell))
  scope.add(
    rollCalls.onChange(() => {
      neighbours.tell('rollCallsChanged')
      rollCallDesk.tellPages()
      changes.tell()
    }),
  )
  const links = () => describeLinks(place, neighbours.all(), conductor.plan(), mediaSide.readings(), labelOf)

  return {
    place,
    ...createDesks({
      ...{ ...options, media, mediaSide, sessionSide, readiness, quality, rollCalls: rollCallDesk, rosters },
      ...{ slices, sessions, links, uplink, askSession },
    }),
    stills: mediaSide.stills,
    siteCalendars: slices.siteCalendars,
    view: views.open,
    sessions,
    roster: rosters.withGone,
    savedScenes: savedScenes.all,
    scripts: slices.scripts,
    rollCalls: rollCallDesk.newest,
    line: line.all,
    lineTalkers: publishing.talkers.all,
    chairCalls: () => sessionSide.chairCalls.all(),
    links,
    onChange: changes.on,
    onVoices: voices.on,
    readiness,
    quality,
    onReadiness: readinessNews.on,
    close: () => scope.close(),
  }
}
