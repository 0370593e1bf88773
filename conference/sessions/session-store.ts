import { and, asc, eq, gt, inArray, max, sql } from 'drizzle-orm'
import { type NodeId, type SessionState, sessionState } from '#contract'
import type { EventBody } from '#contract/events'
import type { Log } from '#foundation/log'
import type { Queryable, Store } from '#foundation/store'
import { type ReadEvents, readable } from './readable.ts'
import { eventsTable, sessionsTable } from './tables.ts'

/** What the store knows of one node. */
export interface Stored {
  owned: SessionState[]
  replicas: SessionState[]
  /** Sequence of the newest event, 0 when there is none. */
  sequence: number
}

/** Writes something of another folder in the transaction of the event that it belongs to. */
export type AlsoWrite = (tx: Queryable) => Promise<void>

/** A change that is written in one transaction. Absent parts stay as they are. */
export interface Written {
  owned: { state: SessionState; position: number }[]
  removed: string[]
  replicas: readonly SessionState[] | null
  events: { sequence: number; at: number; body: EventBody }[]
  alsoWrite: readonly AlsoWrite[]
}

/** Rejects when a session owned here can't be read; a replica that can't is left out, its owner sends it again. */
export async function readSessions({ db }: Store, node: NodeId, log: Log): Promise<Stored> {
  const rows = await db
    .select()
    .from(sessionsTable)
    .orderBy(asc(sessionsTable.position), asc(sessionsTable.id))
  const newest = await db
    .select({ sequence: max(eventsTable.sequence) })
    .from(eventsTable)
    .where(eq(eventsTable.node, node))
  const stored: Stored = { owned: [], replicas: [], sequence: newest[0]?.sequence ?? 0 }
  for (const { id, isReplica, state } of rows) {
    const parsed = sessionState.safeParse(state)
    if (parsed.success) (isReplica ? stored.replicas : stored.owned).push(parsed.data)
    else if (isReplica) log.warn('stored replica of a session left out', { session: id })
    else throw new Error(`The stored session ${id} can not be read`, { cause: parsed.error })
  }
  return stored
}

export async function writeSessions(store: Store, node: NodeId, written: Written): Promise<void> {
  await store.transaction(async (tx) => {
    if (written.removed.length > 0) {
      await tx.delete(sessionsTable).where(inArray(sessionsTable.id, written.removed))
    }
    for (const { state, position } of written.owned) await upsert(tx, state, position, false)
    if (written.replicas !== null) {
      await tx.delete(sessionsTable).where(eq(sessionsTable.isReplica, true))
      for (const [position, state] of written.replicas.entries()) await upsert(tx, state, position, true)
    }
    if (written.events.length > 0) {
      await tx.insert(eventsTable).values(
        written.events.map(({ sequence, at, body }) => ({
          node,
          sequence,
          at: new Date(at),
          version: 1,
          body,
        })),
      )
    }
    for (const write of written.alsoWrite) await write(tx)
  })
}

/** Of what is recorded: all of it, or all but what is of accounts. */
export type RecordPart = 'whole' | 'without-accounts'

/** The events of a node after a sequence, oldest first. */
export async function readEvents(
  { db }: Store,
  node: NodeId,
  { after, limit, part = 'whole' }: { after: number; limit: number; part?: RecordPart | undefined },
  log: Log,
): Promise<ReadEvents> {
  const told = part === 'whole' ? undefined : sql`${eventsTable.body}->>'kind' not like 'account.%'`
  const rows = await db
    .select()
    .from(eventsTable)
    .where(and(eq(eventsTable.node, node), gt(eventsTable.sequence, after), told))
    .orderBy(asc(eventsTable.sequence))
    .limit(limit)
  return readable(rows, log)
}

async function upsert(
  tx: Queryable,
  state: SessionState,
  position: number,
  isReplica: boolean,
): Promise<void> {
  const { id, owner, revision } = state
  const row = { owner, isReplica, position, revision, state }
  await tx
    .insert(sessionsTable)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: sessionsTable.id, set: row })
}
