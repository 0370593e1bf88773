import { sql } from 'drizzle-orm'
import { integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { SiteId } from '#contract'
import { type DirectoryEntry, directoryEntry } from '#contract/directory'
import type { Log } from '#foundation/log'
import type { Queryable, Store } from '#foundation/store'

/** `record` is read back through the contract's schema, hence unknown here. */
export const directoryTable = pgTable('site_directory', {
  site: text('site').primaryKey(),
  revision: integer('revision').notNull(),
  record: jsonb('record').notNull(),
  by: text('changed_by').notNull(),
  at: timestamp('changed_at', { withTimezone: true, precision: 3 }).notNull(),
})

/** A statement takes some ten thousand values at most: rows are written so many at a time. */
const ROWS_AT_ONCE = 500

export interface StoredEntries {
  entries: Map<SiteId, DirectoryEntry>
  /** Of each site that is stored, also where its record can't be read. */
  revisions: Map<SiteId, number>
}

/** What can't be read is left out with a line in the log, and stays stored (G4). */
export async function readEntries({ db }: Store, log: Log): Promise<StoredEntries> {
  const entries = new Map<SiteId, DirectoryEntry>()
  const revisions = new Map<SiteId, number>()
  for (const { site, ...row } of await db.select().from(directoryTable)) {
    revisions.set(site, row.revision)
    const { success, data } = directoryEntry.safeParse({ ...row, at: row.at.getTime() })
    if (success) entries.set(site, data)
    else log.warn('stored directory entry left out', { site })
  }
  return { entries, revisions }
}

/** Inside the caller's transaction. */
export async function writeEntries(tx: Queryable, entries: readonly DirectoryEntry[]): Promise<void> {
  const rows = entries.map(({ at, ...entry }) => ({ ...entry, site: entry.record.site, at: new Date(at) }))
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx
      .insert(directoryTable)
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .onConflictDoUpdate({
        target: directoryTable.site,
        set: {
          revision: sql`excluded.revision`,
          record: sql`excluded.record`,
          by: sql`excluded.changed_by`,
          at: sql`excluded.changed_at`,
        },
      })
}
