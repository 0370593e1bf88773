import { asc, inArray } from 'drizzle-orm'
import { bigserial, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { type ChairCall, chairCall } from '#contract'
import type { Log } from '#foundation/log'
import type { Store } from '#foundation/store'
import type { AlsoWrite } from './session-store.ts'

/** `call` is read back through the contract's schema, hence unknown here. */
export const chairCallsTable = pgTable('chair_calls', {
  id: text('id').primaryKey(),
  asked: bigserial('asked', { mode: 'number' }).notNull(),
  call: jsonb('call').notNull(),
})

/** The calls of chairs that wait for this node's operators; they outlive the process. The store stays its opener's. */
export interface ChairCallMemory {
  /** Those that waited when it was opened, in the order of their asking. */
  waiting: readonly ChairCall[]
  /** In the transaction of its event. */
  keep(call: ChairCall): AlsoWrite
  drop(call: string): AlsoWrite
  /** Those that ended by themselves. */
  forget(calls: readonly string[]): Promise<void>
}

export async function openChairCallMemory({ db }: Store, log: Log): Promise<ChairCallMemory> {
  const table = chairCallsTable
  const rows = await db.select().from(table).orderBy(asc(table.asked))
  return {
    waiting: rows.flatMap(({ id, call }) => {
      const { success, data } = chairCall.safeParse(call)
      if (!success) log.warn('stored call of a chair left out', { id })
      return success ? [data] : []
    }),
    keep: (call) => async (tx) => {
      await tx.insert(table).values({ id: call.id, call })
    },
    drop: (call) => async (tx) => {
      await tx.delete(table).where(inArray(table.id, [call]))
    },
    async forget(calls) {
      if (calls.length > 0) await db.delete(table).where(inArray(table.id, [...calls]))
    },
  }
}
