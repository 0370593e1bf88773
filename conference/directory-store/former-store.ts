import { inArray, sql } from 'drizzle-orm'
import { jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { type FormerEntry, formerEntry } from '#contract/lineage'
import type { Log } from '#foundation/log'
import type { Queryable, Store } from '#foundation/store'

/** `former` is read back through the contract's schema, hence unknown here. */
export const lineageTable = pgTable('unit_lineage', {
  id: text('id').primaryKey(),
  former: jsonb('former').notNull(),
  by: text('changed_by').notNull(),
  at: timestamp('changed_at', { withTimezone: true, precision: 3 }).notNull(),
})

/** A statement takes some ten thousand values at most: rows are written so many at a time. */
const ROWS_AT_ONCE = 500

/** What can't be read is left out with a line in the log, and stays stored (G4). */
export async function readFormers({ db }: Store, log: Log): Promise<Map<string, FormerEntry>> {
  const entries = new Map<string, FormerEntry>()
  for (const row of await db.select().from(lineageTable)) {
    const { success, data } = formerEntry.safeParse({ ...row, at: row.at.getTime() })
    if (success) entries.set(data.id, data)
    else log.warn('stored former unit left out', { id: row.id })
  }
  return entries
}

/** Inside the caller's transaction. */
export async function writeFormers(tx: Queryable, entries: readonly FormerEntry[]): Promise<void> {
  const rows = entries.map((entry) => ({ ...entry, at: new Date(entry.at) }))
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx
      .insert(lineageTable)
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .onConflictDoUpdate({
        target: lineageTable.id,
        set: {
          former: sql`excluded.former`,
          by: sql`excluded.changed_by`,
          at: sql`excluded.changed_at`,
        },
      })
}

/** Inside the caller's transaction. */
export async function deleteFormers(tx: Queryable, ids: readonly string[]): Promise<void> {
  await tx.delete(lineageTable).where(inArray(lineageTable.id, [...ids]))
}
