import { createLive, type Live } from '#browser/live-state'
import {
  createNodeAtHand,
  createRosterStore,
  type NodeAtHand,
  nameOf,
  type RosterState,
} from '#browser/meeting'
import type { NodeId, SiteId } from '#contract'
import type { LinkStatus, RegistryDocument } from '#contract/console'
import type { Clock } from '#foundation/time'
import { type AuthorityOrders, createAuthorityOrders } from './edge/authority.ts'
import { type ChairCallOrders, createChairCallOrders } from './edge/chair-calls.ts'
import { type ComingWatch, createComingWatch } from './edge/coming.ts'
import type { ConsoleConnection, Greeting } from './edge/console-connection.ts'
import { type ContentOrders, createContentOrders } from './edge/content.ts'
import { type CueOrders, createCueOrders } from './edge/cue.ts'
import { createEndingOrders, type EndingOrders } from './edge/ending.ts'
import { createFloor, type Floor } from './edge/floor.ts'
import { createIncidentOrders, type IncidentOrders } from './edge/incidents.ts'
import { createLadderOrders, type LadderOrders } from './edge/ladder.ts'
import { createLineOrders, type LineOrders } from './edge/line.ts'
import { createOperatorsSound } from './edge/operators-sound.ts'
import { createOwnContent, type OwnContentOrders } from './edge/own-content.ts'
import { createOwnMicrophone, openMicrophone } from './edge/own-microphone.ts'
import { createParticipationWatch, type ParticipationWatch } from './edge/participation.ts'
import { createPatrolOrders, type PatrolOrders } from './edge/patrols.ts'
import { createPreparing, type Preparing } from './edge/preparing.ts'
import { createPrograms, type Programs } from './edge/programs.ts'
import { createQualityWatch, type QualityWatch } from './edge/quality.ts'
import { createRollCallOrders, type RollCallOrders } from './edge/roll-call.ts'
import { createRoundOrders, type RoundOrders } from './edge/rounds.ts'
import { saveFile } from './edge/save-file.ts'
import { createSavedSceneList, type SavedSceneList } from './edge/saved-scenes.ts'
import { createScriptOrders, type ScriptOrders } from './edge/script.ts'
import { createSiteLinks, type SiteLinks } from './edge/site-links.ts'
import { createSiteTests, type SiteTests } from './edge/site-tests.ts'
import { standingOf } from './edge/standing.ts'
import { createTakes, type Takes } from './edge/take.ts'
import { createViewing, type LiveParts, type Viewing } from './edge/viewing.ts'
import { createVoiceLine, type VoiceLine } from './edge/voice-line.ts'
import type { InSession } from './state/in-session.ts'
import type { Loudness } from './state/loudness.ts'
import type { Panel } from './state/panel.ts'
import type { RollCallView } from './state/participation.ts'
import { emptyPreview, type Preview } from './state/preview.ts'
import type { TestsView } from './state/tests-view.ts'
import { type DeskMemory, nothingKept } from './stores/desk-memory.ts'
import { createInSessionStore } from './stores/in-session-store.ts'
import { createNoteStore, type NoteStore } from './stores/note-store.ts'
import { createProofsStore, type ProofsStore } from './stores/proofs-store.ts'
import { createSessionStore, type SessionStore } from './stores/session-store.ts'
import { createViewStore, type ViewStore } from './stores/view-store.ts'
import { createVoicesStore } from './stores/voices-store.ts'
import { createWallStore, type WallStore } from './stores/wall-store.ts'

/** One operator's console: what it knows, what its operator looks at, and what can be ordered. */
export interface Desk extends Omit<NodeAtHand<Greeting>, 'close'> {
  connection: ConsoleConnection
  roster: Live<RosterState>
  links: Live<readonly LinkStatus[]>
  /** The node's time, Unix milliseconds. */
  nodeNow(): number
  sessions: SessionStore
  view: ViewStore
  /** Who asks to speak, who is on air. */
  inSession: Live<InSession>
  /** How loud the open microphones are; who is not in it is silent. */
  voices: Live<ReadonlyMap<SiteId, Loudness>>
  wall: WallStore
  preview: Live<Preview>
  programs: Programs
  content: ContentOrders
  /** What this console presents itself, in the name of its tier's own room. */
  ownContent: OwnContentOrders
  preparing: Preparing
  /** Moving pictures and sound. */
  viewing: Viewing
  savedScenes: SavedSceneList
  /** The session's script. */
  script: ScriptOrders
  panel: Live<Panel | null>
  notes: NoteStore
  takes: Takes
  authority: AuthorityOrders
  floor: Floor
  patrols: PatrolOrders
  rollCalls: RollCallOrders
  /** What the tab of the roll call shows. */
  rollCallView: Live<RollCallView>
  participation: ParticipationWatch
  /** What may be opened from the calendar. */
  coming: ComingWatch
  /** Ends a session of this tier. */
  ending: EndingOrders
  /** Who is proven, by the newest tests. */
  proofs: Pick<ProofsStore, 'live' | 'time'>
  rounds: RoundOrders
  incidents: IncidentOrders
  ladders: LadderOrders
  siteTests: SiteTests
  /** How sites on air are. */
  quality: QualityWatch
  /** What the tab of the tests shows. */
  testsView: Live<TestsView>
  line: LineOrders
  /** The voices of the operators' line. */
  voiceLine: VoiceLine
  /** The private talk with a site before it goes on air. */
  cue: CueOrders
  chairCalls: ChairCallOrders
  /** Whether all keys are shown. */
  keyHelpOpen: Live<boolean>
  /** The tab of the right column that is shown, from 0. */
  tab: Live<number>
  siteLinks: SiteLinks
  close(): void
}

/** Composes a desk on a connection that it owns from then on. */
export function createDesk(
  connection: ConsoleConnection,
  fetchRegistry: () => Promise<RegistryDocument>,
  clock: Clock,
  memory: DeskMemory = nothingKept(),
  live: LiveParts | null = null,
): Desk {
  const atHand = createNodeAtHand(connection, fetchRegistry, clock)
  const { greeting, registry, ahead } = atHand
  const node = (): NodeId => greeting.get()?.id ?? 'VN'
  const roster = createRosterStore(connection)
  const links = createLive<readonly LinkStatus[]>([])
  const sessions = createSessionStore(connection, node, memory)
  const view = createViewStore(memory)
  const inSession = createInSessionStore(sessions.live)
  const voices = createVoicesStore(connection, sessions, clock)
  const nodeNow = () => clock.now() + ahead.get()
  const proofs = createProofsStore(connection, nodeNow, clock)
  const quality = createQualityWatch(connection, clock)
  const wall = createWallStore(registry, roster, view.live, inSession, proofs.live)
  const preview = createLive<Preview>(memory.preview.read() ?? emptyPreview)
  preview.subscribe(memory.preview.write)
  const tab = createLive(memory.tab.read() ?? 0)
  tab.subscribe(memory.tab.write)
  const testsView = createLive<TestsView>(memory.tests.read() ?? 'rounds')
  testsView.subscribe(memory.tests.write)
  const rollCallView = createLive<RollCallView>(memory.rollCall.read() ?? 'roll-call')
  rollCallView.subscribe(memory.rollCall.write)
  const notes = createNoteStore(clock)
  const participation = createParticipationWatch({ connection, notes, save: saveFile, clock })
  const coming = createComingWatch({ connection, sessions, notes, node, nodeNow, clock })
  const siteName = (site: string) => {
    const known = registry.get()
    return known.kind === 'ready' ? nameOf(known.labels, site) : site
  }

  connection.onNotice('links', (notice) => links.set(notice.links))
  connection.onNotice('refused', ({ error }) => notes.error(error))
  connection.state.subscribe((state) => {
    if (state.kind === 'open') view.expand(state.greeting.id, true)
  })

  const standing = () => standingOf({ connection, greeting })
  const authority = createAuthorityOrders({ connection, sessions, preview, notes, node, nameOf: siteName })
  const programs = createPrograms(connection, sessions, notes, memory)
  const script = createScriptOrders({ connection, sessions, programs, notes, clock })
  const preparing = createPreparing(connection, sessions, preview, programs, standing, clock)
  const ownContent = createOwnContent({ connection, media: live?.media ?? null, notes, memory, clock })
  const takes = createTakes(connection, programs, preview, clock)
  const media = live?.media ?? null
  const microphone = createOwnMicrophone(openMicrophone)
  const voiceLine = createVoiceLine({ connection, media, microphone, notes, memory })
  const cue = createCueOrders({
    ...{ connection, sessions, media, microphone, takes, preview, notes, node, nodeNow, clock },
    line: voiceLine,
    nameOf: siteName,
  })
  const voicesHeard = createOperatorsSound({ line: voiceLine, cue, node, parts: live })
  const viewing = createViewing(connection, sessions, programs, preview, clock, live, voicesHeard)

  return {
    connection,
    greeting,
    registry,
    roster,
    links,
    ahead,
    nodeNow,
    sessions,
    view,
    inSession,
    voices: voices.live,
    wall,
    preview,
    programs,
    content: createContentOrders({
      connection,
      sessions,
      roster: () => roster.get().roster,
      chosen: () => view.live.get().site,
      own: () => (ownContent.state.get().kind === 'offered' ? node() : null),
      notes,
    }),
    ownContent,
    preparing,
    viewing,
    savedScenes: createSavedSceneList(connection, sessions, preview, notes),
    script,
    panel: createLive<Panel | null>(null),
    keyHelpOpen: createLive(false),
    notes,
    authority,
    takes,
    floor: createFloor(connection, sessions, notes, node),
    patrols: createPatrolOrders(connection, sessions, preview, notes, memory),
    rollCalls: createRollCallOrders(connection, sessions, notes),
    rollCallView,
    participation,
    coming,
    ending: createEndingOrders({ connection, sessions, roster: () => roster.get().roster, notes }),
    proofs,
    rounds: createRoundOrders(connection, notes, memory),
    incidents: createIncidentOrders(connection, notes, siteName),
    ladders: createLadderOrders(connection, notes),
    siteTests: createSiteTests({ connection, proofs: proofs.live, notes, nameOf: siteName }),
    quality,
    testsView,
    voiceLine,
    cue,
    line: createLineOrders(connection, sessions, notes, memory),
    chairCalls: createChairCallOrders({ connection, sessions, preview, notes, nameOf: siteName }),
    tab,
    siteLinks: createSiteLinks(connection, notes, siteName),
    close() {
      preparing.close()
      ownContent.close()
      cue.close()
      voiceLine.close()
      voicesHeard.close()
      viewing.close()
      script.close()
      programs.close()
      authority.close()
      voices.close()
      proofs.close()
      quality.close()
      participation.close()
      coming.close()
      atHand.close()
      notes.close()
      connection.close()
    },
  }
}
