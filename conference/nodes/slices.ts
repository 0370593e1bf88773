import type { SeatKeeper } from '#conference/seats'
import type { SessionState, SiteId } from '#contract'
import type { LadderNotice } from '#contract/readiness'
import type { ScriptStanding } from '#contract/script'
import { createScope } from '#foundation/lifetime'
import { createBodySide } from './bodies/side.ts'
import { type CalendarSide, createCalendarSide } from './calendar/side.ts'
import { createCircuitDesk } from './circuits/desk.ts'
import type { Pages } from './conductor/pages.ts'
import type { NodeOptions } from './conference-node.ts'
import type { ConsoleParts } from './console/parts.ts'
import { createDirectorySide } from './directory/side.ts'
import { createLineageDesk } from './lineage/desk.ts'
import { createNoticeSide } from './notices/side.ts'
import { createParticipationDesk } from './participation/desk.ts'
import type { ReadinessRules } from './readiness/rules.ts'
import { createScriptSide } from './script/side.ts'
import { createSearchDesk } from './search/desk.ts'
import type { CommandSession } from './session-commands.ts'

/** What slices work with: what the node was given, and what it made before them. */
export interface SliceSurroundings extends NodeOptions {
  seats: SeatKeeper
  pages: Pages
  sessions: () => SessionState[]
  /** Brings a command to its session. */
  command: CommandSession
  /** With the contacts and lines of the directory. */
  rules: ReadinessRules
  /** Whom to call at each site of this tier and below, as far as that is known. */
  phones: () => ReadonlyMap<SiteId, string | null>
  /** What ladders of sessions tell this node and its own sites. */
  ladderNotices: () => readonly LadderNotice[]
  /** Whether whoever runs the ladder of that session has spoken since the process began. */
  isLadderKnown: (session: string) => boolean
}

/** What serves operators beside what is on air: it moves no media. Owned by the node. */
export interface Slices {
  readonly console: Pick<
    ConsoleParts,
    | 'directory'
    | 'bodies'
    | 'directoryFiles'
    | 'lineage'
    | 'circuits'
    | 'search'
    | 'calendar'
    | 'participation'
    | 'notices'
    | 'script'
  >
  /** What the pages of own sites are shown of planned sessions. */
  readonly siteCalendars: CalendarSide['sites']
  /** Of the sessions that run, as consoles are told of them. */
  scripts(): readonly ScriptStanding[]
  sessionsChanged(): void
  close(): Promise<void>
}

/** Composes them. The README of this folder says how one is added. */
export function createSlices(around: SliceSurroundings): Slices {
  const { registry } = around.sites
  const scope = createScope()
  const bodies = scope.add(createBodySide({ ...around, registry }))
  const directory = createDirectorySide({ ...around, registry })
  const calendar = scope.add(createCalendarSide({ ...around, registry }))
  const notices = scope.add(createNoticeSide({ ...around, registry }))
  const participation = scope.add(createParticipationDesk(around))
  const script = createScriptSide({ ...around, registry })

  return {
    console: {
      directory: directory.desk,
      directoryFiles: directory.files,
      bodies: bodies.desk,
      lineage: createLineageDesk({ ...around, registry }),
      circuits: createCircuitDesk({ ...around, registry }),
      search: createSearchDesk({ ...around, registry }),
      calendar: calendar.desk,
      participation,
      notices: notices.desk,
      script: script.desk,
    },
    siteCalendars: calendar.sites,
    scripts: script.all,
    sessionsChanged() {
      calendar.sessionsChanged()
      script.sessionsChanged()
    },
    close: () => scope.close(),
  }
}
