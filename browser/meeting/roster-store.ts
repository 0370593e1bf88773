import { type Connection, createLive, type Live } from '#browser/live-state'
import type { OperationTable } from '#contract'
import type { ConsoleNotices } from '#contract/console'
import { applyRoster, type Roster, standingChanged } from './roster.ts'

/** `standing` counts the changes that matter to counts, filters and order. 0: nothing was heard yet. */
export interface RosterState {
  roster: Roster
  standing: number
}

/** The roster as the node tells it. While the connection is away it keeps what was last known. */
export function createRosterStore(
  connection: Pick<Connection<OperationTable, ConsoleNotices, unknown>, 'onNotice'>,
): Live<RosterState> {
  const live = createLive<RosterState>({ roster: new Map(), standing: 0 })
  connection.onNotice('roster', (notice) =>
    live.update(({ roster, standing }) => ({
      roster: applyRoster(roster, notice),
      standing: standingChanged(roster, notice) ? standing + 1 : standing,
    })),
  )
  return live
}
