import { sql } from 'drizzle-orm'
import { isOver } from '#conference/readiness'
import type { Incident, Measurement, Round } from '#contract/readiness'
import type { Queryable } from '#foundation/store'
import type { SiteProof } from './change.ts'
import { incidentsTable, proofsTable, roundSitesTable, roundsTable } from './tables.ts'

/** A statement takes some ten thousand values at most: rows are written so many at a time. */
const ROWS_AT_ONCE = 500

const excluded = (column: string) => sql.raw(`excluded.${column}`)

/** `test`: what the proof of its site rests on. A short test leaves the newest full one. */
export async function writeProofs(
  tx: Queryable,
  proofs: readonly SiteProof[],
  test: Measurement | null,
): Promise<void> {
  for (const { verdict, history } of proofs) {
    const { site } = verdict
    const measurement = test?.site === site ? test : null
    const fullTest = measurement?.form === 'full' ? measurement : null
    await tx
      .insert(proofsTable)
      .values({ site, verdict, measurement, fullTest, history })
      .onConflictDoUpdate({
        target: proofsTable.site,
        set: { verdict, measurement, history, ...(fullTest && { fullTest }) },
      })
  }
}

/** Writes only what differs from before. */
export async function writeRound(tx: Queryable, before: Round | null, after: Round): Promise<void> {
  const { sites, ...head } = after
  const isClosed = after.state === 'closed'
  if (before === null || before.state !== after.state)
    await tx
      .insert(roundsTable)
      .values({ id: after.id, openedAt: new Date(after.openedAt), isClosed, head })
      .onConflictDoUpdate({ target: roundsTable.id, set: { isClosed, head } })
  const earlier = new Set(before?.sites)
  const rows = sites
    .map((state, position) => ({ round: after.id, site: state.site, position, state }))
    .filter(({ state }) => !earlier.has(state))
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
    await tx
      .insert(roundSitesTable)
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .onConflictDoUpdate({
        target: [roundSitesTable.round, roundSitesTable.site],
        set: { state: excluded('state'), position: excluded('position') },
      })
}

export async function writeIncidents(tx: Queryable, incidents: readonly Incident[]): Promise<void> {
  for (const incident of incidents) {
    const { id, site, openedAt } = incident
    const ended = isOver(incident)
    await tx
      .insert(incidentsTable)
      .values({ id, site, openedAt: new Date(openedAt), isOver: ended, incident })
      .onConflictDoUpdate({ target: incidentsTable.id, set: { isOver: ended, incident } })
  }
}
