import type { Accounts } from '#conference/account-store'
import type { Calendar } from '#conference/calendar-store'
import type { Bodies, Directory, Lineage } from '#conference/directory-store'
import type { NoticeStore } from '#conference/notice-store'
import type { OperatorsLine } from '#conference/operators-line'
import type { Readiness } from '#conference/readiness-store'
import type { RollCalls } from '#conference/roll-call'
import type { SavedScenes } from '#conference/saved-scenes'
import type { Scripts } from '#conference/script-store'
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
import type { ScriptStanding } from '#contract/script'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import type { CalendarSide } from './calendar/side.ts'
import type { ConsoleDesk } from './console/desk.ts'
import type { TellView, View } from './console/view.ts'
import type { NoticeRules } from './notices/rules.ts'
import type { Place } from './place.ts'
import type { QualitySide } from './readiness/quality-side.ts'
import type { ReadinessRules } from './readiness/rules.ts'
import type { ReadinessSide } from './readiness/side.ts'
import type { RoomDesk } from './room/desk.ts'
import type { Stills } from './stills.ts'
import type { HeardVoices } from './voice-board.ts'

/** What a node is given. It outlives the node. */
export interface NodeOptions {
  place: Place
  dutyPhone: string | null
  link: Link
  /** The peer under which the node's media host is reached. */
  mediaPeer: string
  keeper: SessionKeeper
  standingRule: StandingRule
  savedScenes: SavedScenes
  scripts: Scripts
  rollCalls: RollCalls
  readiness: Readiness
  readinessRules: ReadinessRules
  directory: Directory
  lineage: Lineage
  bodies: Bodies
  calendar: Calendar
  notices: NoticeStore
  noticeRules: NoticeRules
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
  /** Of the sessions that run; one that has not changed is the same object. */
  scripts(): readonly ScriptStanding[]
  /** The newest of each running session. */
  rollCalls(): readonly RollCallState[]
  line(): readonly LineMessage[]
  lineTalkers(): readonly LineTalker[]
  chairCalls(): readonly ChairCall[]
  links(): LinkStatus[]
  /** Sessions, saved scenes, scripts, roster or links may have changed: look again. Returns the way to stop listening. */
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
