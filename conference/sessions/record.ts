import { eq, max, sql } from 'drizzle-orm'
import type { NodeId } from '#contract'
import type { EventBody } from '#contract/events'
import type { Transaction } from '#foundation/store'
import { eventsTable } from './tables.ts'

/** Any constant: one appender at a time per store, so that the sequence has no holes (rule P6). */
const appendLock = 0x1e4c

/** Appends what happened, in the transaction that stores the state it records. */
export async function appendEvent(
  tx: Transaction,
  node: NodeId,
  at: number,
  body: EventBody,
): Promise<number> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(${appendLock})`)
  const [last] = await tx
    .select({ sequence: max(eventsTable.sequence) })
    .from(eventsTable)
    .where(eq(eventsTable.node, node))
  const sequence = (last?.sequence ?? 0) + 1
  await tx.insert(eventsTable).values({ node, sequence, at: new Date(at), version: 1, body })
  return sequence
}
