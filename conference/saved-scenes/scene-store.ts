import { asc, eq, inArray } from 'drizzle-orm'
import { integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { type SavedScene, savedScene } from '#contract/console'
import type { Log } from '#foundation/log'
import type { Queryable, Store } from '#foundation/store'
import type { Shelf } from './shelf.ts'

/** `scene` is read back through the contract's schema, hence unknown here. */
export const savedScenesTable = pgTable('saved_scenes', {
  id: text('id').primaryKey(),
  session: text('session'),
  position: integer('position').notNull(),
  name: text('name').notNull(),
  scene: jsonb('scene').notNull(),
  by: text('saved_by').notNull(),
  at: timestamp('saved_at', { withTimezone: true, precision: 3 }).notNull(),
})

/** A scene that can't be read is left out, and stays stored (S6). */
export async function readShelf({ db }: Store, log: Log): Promise<Shelf> {
  const rows = await db.select().from(savedScenesTable).orderBy(asc(savedScenesTable.position))
  return rows.flatMap(({ position: _position, ...row }): SavedScene[] => {
    const { success, data } = savedScene.safeParse({ ...row, at: row.at.getTime() })
    if (!success) log.warn('saved scene left out', { scene: row.id })
    return success ? [data] : []
  })
}

/** Writes what differs, inside the caller's transaction. */
export async function writeShelf(tx: Queryable, before: Shelf, after: Shelf): Promise<void> {
  const kept = new Set(after.map(({ id }) => id))
  const gone = before.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
  if (gone.length > 0) await tx.delete(savedScenesTable).where(inArray(savedScenesTable.id, gone))
  for (const [position, saved] of after.entries()) {
    const known = before.find(({ id }) => id === saved.id)
    if (known === saved && before[position] === saved) continue
    if (known === saved) {
      await tx.update(savedScenesTable).set({ position }).where(eq(savedScenesTable.id, saved.id))
      continue
    }
    const { id, ...values } = saved
    const row = { ...values, position, at: new Date(saved.at) }
    await tx
      .insert(savedScenesTable)
      .values({ id, ...row })
      .onConflictDoUpdate({ target: savedScenesTable.id, set: row })
  }
}
