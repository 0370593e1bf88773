import { asc } from 'drizzle-orm'
import { beginSession, type NodeId, type SessionState } from '#contract'
import { type EventRecord, eventRecord } from '#contract/events'
import { silentLog } from '#foundation/log'
import type { Store } from '#foundation/store'
import { createManualClock } from '#foundation/time'
import { createSessionKeeper, type SessionKeeper } from '../index.ts'
import { eventsTable, sessionsTable } from '../tables.ts'
import { known } from './begun.ts'

/** A keeper that has read the store, as after a start of its node. */
export async function startKeeper(store: Store, node: NodeId = 'VN'): Promise<SessionKeeper> {
  const keeper = createSessionKeeper({
    store,
    clock: createManualClock(),
    node,
    registry: known,
    log: silentLog,
  })
  await keeper.load()
  return keeper
}

export async function clear({ db }: Store): Promise<void> {
  await db.delete(sessionsTable)
  await db.delete(eventsTable)
}

/** Every stored event, read through the contract's schema. */
export async function eventsIn({ db }: Store): Promise<EventRecord[]> {
  const rows = await db.select().from(eventsTable).orderBy(asc(eventsTable.sequence))
  return rows.map((row) => eventRecord.parse({ ...row, at: row.at.getTime() }))
}

/** A session as the centre would send it down. */
export function fromAbove(id: string, title = 'Giao ban'): SessionState {
  return beginSession({ id, title, owner: 'VN', chair: 'VN', bound: 6, by: 'Trung ương', at: 1000 })
}

/** The store, with transactions that fail while told to: before anything is written, or after all was committed. */
export function unreliable(store: Store): Store & { failing: 'no' | 'before' | 'after' } {
  const wrapped: Store & { failing: 'no' | 'before' | 'after' } = {
    db: store.db,
    failing: 'no',
    async transaction(work) {
      if (wrapped.failing === 'before') throw new Error('connection lost')
      const result = await store.transaction(work)
      if (wrapped.failing === 'after') throw new Error('connection lost')
      return result
    },
    close: () => store.close(),
  }
  return wrapped
}
