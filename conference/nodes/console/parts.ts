import type { Accounts } from '#conference/account-store'
import type { OperatorsLine } from '#conference/operators-line'
import type { SavedScenes } from '#conference/saved-scenes'
import type { SessionKeeper, StandingRule } from '#conference/sessions'
import type { Sites } from '#conference/sites'
import type { SessionState, SiteId, SiteStatus } from '#contract'
import type { Account } from '#contract/accounts'
import type { LinkStatus, Right } from '#contract/console'
import type { BodyDesk } from '../bodies/side.ts'
import type { CalendarDesk } from '../calendar/desk.ts'
import type { ChairCalls } from '../chair-calls.ts'
import type { CircuitDesk } from '../circuits/desk.ts'
import type { DirectoryDesk } from '../directory/desk.ts'
import type { DirectoryFiles } from '../directory/files-desk.ts'
import type { LineageDesk } from '../lineage/desk.ts'
import type { NoticeDesk } from '../notices/desk.ts'
import type { ParticipationDesk } from '../participation/desk.ts'
import type { Place } from '../place.ts'
import type { LadderOrders } from '../readiness/ladder-orders.ts'
import type { ReadinessOperators } from '../readiness/operators.ts'
import type { QualitySide } from '../readiness/quality-side.ts'
import type { RollCallDesk } from '../roll-call-desk.ts'
import type { ScriptDesk } from '../script/desk.ts'
import type { SearchDesk } from '../search/desk.ts'
import type { CommandSession } from '../session-commands.ts'

/** Who works at the console or drives it by script. `by` stands in the record. */
export interface ConsoleCaller {
  /** With an account: what its pages may offer; what is carried out is decided by the rights table. */
  rights: readonly Right[]
  /** Who signed in by name; left out for a sign-in link or an access token. */
  account?: Account
  by: string
  /** Where this caller reached the node, e.g. `https://phutho.example`; links that it issues begin with it. */
  origin: string
}

/** What the operations of a console work with. */
export interface ConsoleParts {
  place: Place
  label: string
  /** Of this node's duty technician; null: none is configured. */
  dutyPhone: string | null
  sites: Sites
  accounts: Accounts
  keeper: Pick<SessionKeeper, 'open' | 'close' | 'recordAfter'>
  savedScenes: SavedScenes
  line: OperatorsLine
  chairCalls: ChairCalls
  rollCalls: RollCallDesk
  readiness: ReadinessOperators
  ladders: LadderOrders
  quality: Pick<QualitySide, 'site'>
  directory: DirectoryDesk
  directoryFiles: DirectoryFiles
  bodies: BodyDesk
  lineage: LineageDesk
  circuits: CircuitDesk
  search: SearchDesk
  calendar: CalendarDesk
  notices: NoticeDesk
  participation: ParticipationDesk
  script: ScriptDesk
  sessions: () => SessionState[]
  command: CommandSession
  standingRule: StandingRule
  /** Whether the line to the tier above is up; true at the top. */
  uplink: () => boolean
  roster: () => SiteStatus[]
  links: () => LinkStatus[]
  /** The site's right to its seat is gone. */
  endSeat: (site: SiteId) => void
  now: () => number
}
