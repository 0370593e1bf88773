import { desc, eq, max } from 'drizzle-orm'
import { integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { SiteId } from '#contract'
import { type DirectoryEntry, MAX_PERSONS_TOLD, type NamedPersons, namedPersons } from '#contract/directory'
import type { Log } from '#foundation/log'
import type { Queryable, Store } from '#foundation/store'

/** `persons` is read back through the contract's schema, hence unknown here. */
export const personsTable = pgTable(
  'site_persons',
  {
    site: text('site').notNull(),
    revision: integer('revision').notNull(),
    persons: jsonb('persons').notNull(),
    by: text('changed_by').notNull(),
    at: timestamp('changed_at', { withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.site, table.revision] })],
)

/** A statement takes some ten thousand values at most: rows are written so many at a time. */
const ROWS_AT_ONCE = 500

/** Of each site the newest revision that left its focal persons, also where they can't be read. */
export async function lastPersons({ db }: Store): Promise<Map<SiteId, number>> {
  const rows = await db
    .select({ site: personsTable.site, revision: max(personsTable.revision) })
    .from(personsTable)
    .groupBy(personsTable.site)
  return new Map(rows.map(({ site, revision }) => [site, revision ?? 0]))
}

/** Inside the caller's transaction, which stores these entries. */
export async function writePersons(tx: Queryable, entries: readonly DirectoryEntry[]): Promise<void> {
  const rows = entries.map(({ record: { site, principal, deputies }, revision, at, by }) => ({
    ...{ site, revision, persons: { principal, deputies }, by },
    at: new Date(at),
  }))
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx.insert(personsTable).values(rows.slice(from, from + ROWS_AT_ONCE))
}

/** The newest first. What can't be read is left out with a line in the log, and stays stored (G4). */
export async function readPersons({ db }: Store, site: SiteId, log: Log): Promise<NamedPersons[]> {
  const rows = await db
    .select()
    .from(personsTable)
    .where(eq(personsTable.site, site))
    .orderBy(desc(personsTable.revision))
    .limit(MAX_PERSONS_TOLD)
  return rows.flatMap(({ persons, revision, at, by }) => {
    const told = namedPersons.safeParse({ ...Object(persons), revision, at: at.getTime(), by })
    if (!told.success) log.warn('stored focal persons left out', { site, revision })
    return told.success ? [told.data] : []
  })
}
