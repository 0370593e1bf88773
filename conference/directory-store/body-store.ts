import { sql } from 'drizzle-orm'
import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { SiteId } from '#contract'
import { type BodyEntry, bodyEntry } from '#contract/bodies'
import type { Log } from '#foundation/log'
import type { Queryable, Store } from '#foundation/store'

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

export const bodiesTable = pgTable('site_bodies', {
  site: text('site').primaryKey(),
  revision: integer('revision').notNull(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  closedAt: moment('closed_at'),
  by: text('changed_by').notNull(),
  at: moment('changed_at').notNull(),
})

/** What can't be read is left out with a line in the log, and stays stored (G4). */
export async function readBodies({ db }: Store, log: Log): Promise<Map<SiteId, BodyEntry>> {
  const entries = new Map<SiteId, BodyEntry>()
  for (const { site, name, kind, revision, closedAt, at, by } of await db.select().from(bodiesTable)) {
    const { success, data } = bodyEntry.safeParse({
      ...{ body: { site, name, kind }, revision, at: at.getTime(), by },
      closedAt: closedAt?.getTime() ?? null,
    })
    if (success) entries.set(site, data)
    else log.warn('stored body left out', { site })
  }
  return entries
}

/** Inside the caller's transaction. */
export async function writeBodies(tx: Queryable, entries: readonly BodyEntry[]): Promise<void> {
  if (entries.length === 0) return
  await tx
    .insert(bodiesTable)
    .values(
      entries.map(({ body, revision, closedAt, at, by }) => ({
        ...{ ...body, revision, by, at: new Date(at) },
        closedAt: closedAt === null ? null : new Date(closedAt),
      })),
    )
    .onConflictDoUpdate({
      target: bodiesTable.site,
      set: {
        revision: sql`excluded.revision`,
        name: sql`excluded.name`,
        kind: sql`excluded.kind`,
        closedAt: sql`excluded.closed_at`,
        by: sql`excluded.changed_by`,
        at: sql`excluded.changed_at`,
      },
    })
}
