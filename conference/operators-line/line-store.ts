import { asc, desc, eq, gt } from 'drizzle-orm'
import { bigint, bigserial, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { LINE_SHOWN, type LineMessage, lineMessage, type NodeId } from '#contract'
import type { Log } from '#foundation/log'
import type { Queryable, Store } from '#foundation/store'

/** `message` is read back through the contract's schema, hence unknown here. */
export const lineTable = pgTable('operators_line', {
  arrival: bigserial('arrival', { mode: 'number' }).primaryKey(),
  id: text('id').notNull().unique(),
  session: text('session').notNull(),
  via: text('via'),
  message: jsonb('message').notNull(),
})
export const passedTable = pgTable('operators_line_passed', {
  peer: text('peer').primaryKey(),
  arrival: bigint('arrival', { mode: 'number' }).notNull(),
})

/** A stored message with where it came from. */
export interface Stored {
  arrival: number
  via: NodeId | null
  message: LineMessage
}

/** Returns whether it is new here (O3). */
export async function writeMessage(
  tx: Queryable,
  message: LineMessage,
  via: NodeId | null,
): Promise<boolean> {
  const { id, session } = message
  const written = await tx
    .insert(lineTable)
    .values({ id, session, via, message })
    .onConflictDoNothing()
    .returning({ arrival: lineTable.arrival })
  return written.length > 0
}

/** The newest, the oldest of them first. */
export async function readNewest({ db }: Store, log: Log): Promise<LineMessage[]> {
  const rows = await db.select().from(lineTable).orderBy(desc(lineTable.arrival)).limit(LINE_SHOWN)
  return rows.reverse().flatMap(({ id, message }) => {
    const { success, data } = lineMessage.safeParse(message)
    if (!success) log.warn('stored word of an operator left out', { id })
    return success ? [data] : []
  })
}

/** What came after that arrival, at most `limit`; `last`: the arrival of the last row looked at, null without any. */
export async function readAfter({ db }: Store, arrival: number, limit: number) {
  const rows = await db
    .select()
    .from(lineTable)
    .where(gt(lineTable.arrival, arrival))
    .orderBy(asc(lineTable.arrival))
    .limit(limit)
  const stored = rows.flatMap(({ arrival, via, message }): Stored[] => {
    const { success, data } = lineMessage.safeParse(message)
    return success ? [{ arrival, via, message: data }] : []
  })
  return { stored, last: rows.at(-1)?.arrival ?? null }
}

export async function readPassed({ db }: Store, peer: NodeId): Promise<number> {
  const [row] = await db.select().from(passedTable).where(eq(passedTable.peer, peer))
  return row?.arrival ?? 0
}

export async function writePassed({ db }: Store, peer: NodeId, arrival: number): Promise<void> {
  await db
    .insert(passedTable)
    .values({ peer, arrival })
    .onConflictDoUpdate({ target: passedTable.peer, set: { arrival } })
}
