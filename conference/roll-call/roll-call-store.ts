import { desc, inArray } from 'drizzle-orm'
import { jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { type RollCall, type RollCallAnswer, rollCall, rollCallAnswer, type SiteId } from '#contract'
import type { Log } from '#foundation/log'
import type { Queryable, Store } from '#foundation/store'
import { type Answers, keyOf, mergeAnswers } from './answers.ts'

export const rollCallsTable = pgTable('roll_calls', {
  id: text('id').primaryKey(),
  openedAt: timestamp('opened_at', { withTimezone: true, precision: 3 }).notNull(),
  call: jsonb('call').notNull(),
})
export const answersTable = pgTable(
  'roll_call_answers',
  {
    rollCall: text('roll_call').notNull(),
    site: text('site').notNull(),
    key: text('key').notNull(),
    answer: jsonb('answer').notNull(),
  },
  (table) => [primaryKey({ columns: [table.rollCall, table.site, table.key] })],
)

/** Older ones stay stored and are no longer shown. */
const NEWEST = 64

export interface Known {
  call: RollCall
  answers: Answers
}

/** The newest roll calls, the oldest of them first; what can't be read is left out. */
export async function readRollCalls({ db }: Store, log: Log): Promise<Map<string, Known>> {
  const rows = await db.select().from(rollCallsTable).orderBy(desc(rollCallsTable.openedAt)).limit(NEWEST)
  const known = new Map<string, Known>()
  for (const row of rows.reverse()) {
    const parsed = rollCall.safeParse(row.call)
    if (parsed.success) known.set(row.id, { call: parsed.data, answers: new Map() })
    else log.warn('stored roll call left out', { rollCall: row.id })
  }
  if (known.size === 0) return known
  const given = await db
    .select()
    .from(answersTable)
    .where(inArray(answersTable.rollCall, [...known.keys()]))
  for (const row of given) {
    const parsed = rollCallAnswer.safeParse(row.answer)
    const entry = known.get(row.rollCall)
    if (!entry || !parsed.success) continue
    entry.answers = mergeAnswers(entry.answers, new Map([[row.site, [parsed.data]]]))
  }
  return known
}

export async function writeCall(tx: Queryable, call: RollCall): Promise<void> {
  await tx
    .insert(rollCallsTable)
    .values({ id: call.id, openedAt: new Date(call.at), call })
    .onConflictDoUpdate({ target: rollCallsTable.id, set: { call } })
}

export async function writeAnswers(
  tx: Queryable,
  id: string,
  answers: readonly (readonly [SiteId, RollCallAnswer])[],
): Promise<void> {
  if (answers.length === 0) return
  const rows = answers.map(([site, answer]) => ({ rollCall: id, site, key: keyOf(answer), answer }))
  await tx.insert(answersTable).values(rows).onConflictDoNothing()
}

export async function clearRollCalls({ db }: Store): Promise<void> {
  await db.delete(answersTable)
  await db.delete(rollCallsTable)
}
