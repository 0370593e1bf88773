import { asc, desc, eq, inArray } from 'drizzle-orm'
import type { SiteId } from '#contract'
import {
  type Incident,
  incident,
  MAX_ROUNDS_KNOWN,
  type Measurement,
  measurement,
  type Round,
  type RoundSite,
  round,
  roundSite,
  sessionLadder,
  siteHistory,
  verdict,
} from '#contract/readiness'
import type { Log } from '#foundation/log'
import type { Store } from '#foundation/store'
import type { ReadinessState, SiteProof } from './change.ts'
import { incidentsTable, laddersTable, proofsTable, roundSitesTable, roundsTable } from './tables.ts'

/** Older ones stay stored and are no longer read, as older rounds. */
const NEWEST_INCIDENTS = 100

/** What can't be read is left out, each with a line in the log. */
export async function readState(store: Store, log: Log): Promise<ReadinessState> {
  const { db } = store
  const ladders = await db.select().from(laddersTable).orderBy(asc(laddersTable.session))
  const open = await db.select().from(incidentsTable).where(eq(incidentsTable.isOver, false))
  return {
    proofs: await readProofs(store, log),
    rounds: await readRounds(store, log),
    incidents: open
      .toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime() || (a.id < b.id ? -1 : 1))
      .flatMap((row) => parsed(incident, row.incident, log, { incident: row.id })),
    ladders: ladders.flatMap((row) => parsed(sessionLadder, row.ladder, log, { ladder: row.session })),
  }
}

async function readProofs({ db }: Store, log: Log): Promise<Map<SiteId, SiteProof>> {
  const { site, verdict: newest, history } = proofsTable
  const rows = await db.select({ site, newest, history }).from(proofsTable)
  const proofs = new Map<SiteId, SiteProof>()
  for (const row of rows) {
    const [known] = parsed(verdict, row.newest, log, { site: row.site, what: 'verdict' })
    if (!known) continue
    const [marks = []] = parsed(siteHistory, row.history, log, { site: row.site, what: 'history' })
    proofs.set(row.site, { verdict: known, history: marks })
  }
  return proofs
}

async function readRounds({ db }: Store, log: Log): Promise<Round[]> {
  const heads = await db
    .select()
    .from(roundsTable)
    .orderBy(asc(roundsTable.isClosed), desc(roundsTable.openedAt))
    .limit(MAX_ROUNDS_KNOWN)
  if (heads.length === 0) return []
  const rows = await db
    .select()
    .from(roundSitesTable)
    .where(
      inArray(
        roundSitesTable.round,
        heads.map(({ id }) => id),
      ),
    )
    .orderBy(asc(roundSitesTable.position))
  const sites = new Map<string, RoundSite[]>()
  for (const row of rows) {
    const known = parsed(roundSite, row.state, log, { round: row.round, site: row.site })
    const before = sites.get(row.round)
    if (before) before.push(...known)
    else sites.set(row.round, known)
  }
  return heads
    .toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime())
    .flatMap(({ id, head }) =>
      parsed(round, { ...Object(head), sites: sites.get(id) ?? [] }, log, { round: id }),
    )
}

export async function readTest(
  { db }: Store,
  site: SiteId,
  which: 'measurement' | 'fullTest',
  log: Log,
): Promise<Measurement | null> {
  const [row] = await db
    .select({ test: proofsTable[which] })
    .from(proofsTable)
    .where(eq(proofsTable.site, site))
  if (!row || row.test === null) return null
  return parsed(measurement, row.test, log, { site, what: which })[0] ?? null
}

export async function readIncidentsOf({ db }: Store, site: SiteId, log: Log): Promise<Incident[]> {
  const rows = await db
    .select()
    .from(incidentsTable)
    .where(eq(incidentsTable.site, site))
    .orderBy(desc(incidentsTable.openedAt))
    .limit(NEWEST_INCIDENTS)
  return rows.reverse().flatMap((row) => parsed(incident, row.incident, log, { incident: row.id }))
}

function parsed<T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  value: unknown,
  log: Log,
  which: Record<string, string>,
): T[] {
  const result = schema.safeParse(value)
  if (result.success) return [result.data]
  log.warn('stored readiness left out', which)
  return []
}
