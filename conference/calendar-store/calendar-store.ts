import { gt, inArray, type SQL, sql } from 'drizzle-orm'
import { jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { type Acknowledgements, mergeAcknowledgements } from '#conference/calendar'
import { type Acknowledgement, acknowledgement, type Planned, planned } from '#contract/calendar'
import type { Log } from '#foundation/log'
import type { Queryable, Store } from '#foundation/store'

export const plansTable = pgTable('calendar_plans', {
  id: text('id').primaryKey(),
  endsAt: timestamp('ends_at', { withTimezone: true, precision: 3 }).notNull(),
  planned: jsonb('planned').notNull(),
})
export const acknowledgementsTable = pgTable(
  'calendar_acknowledgements',
  {
    plan: text('plan').notNull(),
    site: text('site').notNull(),
    acknowledgement: jsonb('acknowledgement').notNull(),
  },
  (table) => [primaryKey({ columns: [table.plan, table.site] })],
)

/** What a node knows of one plan. */
export interface Known {
  planned: Planned
  given: Acknowledgements
}

/** Plans that end after `since` (Unix milliseconds) with their acknowledgements; what can't be read is left out (Z4). */
export const readCalendar = (store: Store, since: number, log: Log): Promise<Map<string, Known>> =>
  readPlans(store, gt(plansTable.endsAt, new Date(since)), log)

/** The plan that a session was opened by, however long ago, with its acknowledgements. */
export async function readPlanOfSession(store: Store, session: string, log: Log): Promise<Known | null> {
  const known = await readPlans(
    store,
    sql`${plansTable.planned}->'plan'->'state'->>'session' = ${session}`,
    log,
  )
  const [found = null] = known.values()
  return found
}

async function readPlans({ db }: Store, wanted: SQL, log: Log): Promise<Map<string, Known>> {
  const known = new Map<string, Known>()
  const rows = await db.select().from(plansTable).where(wanted)
  for (const row of rows) {
    const parsed = planned.safeParse(row.planned)
    if (parsed.success) known.set(row.id, { planned: parsed.data, given: new Map() })
    else log.warn('stored plan left out', { plan: row.id })
  }
  if (known.size === 0) return known
  const given = await db
    .select()
    .from(acknowledgementsTable)
    .where(inArray(acknowledgementsTable.plan, [...known.keys()]))
  const heard: Acknowledgement[] = []
  for (const row of given) {
    const parsed = acknowledgement.safeParse(row.acknowledgement)
    if (parsed.success) heard.push(parsed.data)
    else log.warn('stored acknowledgement left out', { plan: row.plan, site: row.site })
  }
  for (const [id, entry] of known)
    entry.given = mergeAcknowledgements(
      new Map(),
      heard.filter(({ plan }) => plan === id),
    ).all
  return known
}

/** Inside the caller's transaction. */
export async function writePlan(tx: Queryable, written: Planned): Promise<void> {
  const { id, details } = written.plan
  const endsAt = new Date(details.endsAt)
  await tx
    .insert(plansTable)
    .values({ id, endsAt, planned: written })
    .onConflictDoUpdate({ target: plansTable.id, set: { endsAt, planned: written } })
}

/** A statement takes some ten thousand values at most: rows are written so many at a time. */
const ROWS_AT_ONCE = 500

/** Inside the caller's transaction. */
export async function writeAcknowledgements(
  tx: Queryable,
  acknowledgements: readonly Acknowledgement[],
): Promise<void> {
  const rows = acknowledgements.map((each) => ({ plan: each.plan, site: each.site, acknowledgement: each }))
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx
      .insert(acknowledgementsTable)
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .onConflictDoUpdate({
        target: [acknowledgementsTable.plan, acknowledgementsTable.site],
        set: { acknowledgement: sql`excluded.acknowledgement` },
      })
}
