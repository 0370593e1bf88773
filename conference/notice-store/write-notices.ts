import { and, eq, inArray, lt, ne, sql } from 'drizzle-orm'
import type { NoticeState } from '#contract/notices'
import type { Queryable } from '#foundation/store'
import { againAt } from './read-notices.ts'
import { lapsedAsOver, type NewNotice, noticesTable } from './tables.ts'

/** A statement takes some ten thousand values at most: rows are written so many at a time. */
const ROWS_AT_ONCE = 500

/**
 * Inside the caller's transaction. What is stored under the same key stays as it is (Q20),
 * unless it lapsed as over: then it waits anew under its id (Q26).
 */
export async function insertNotices(tx: Queryable, rows: readonly NewNotice[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx
      .insert(noticesTable)
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .onConflictDoUpdate({ target: noticesTable.key, set: anew, setWhere: lapsedAsOver })
}

const { person, subject, body, says, words, at, until, standing, next, state, number } = noticesTable
const anew = Object.fromEntries(
  Object.entries({ person, subject, body, says, words, at, until, standing, next, state, number }).map(
    ([name, column]) => [name, sql`excluded.${sql.identifier(column.name)}`],
  ),
)

/** To whom about what. */
export type Receiver = Pick<NewNotice, 'about' | 'site' | 'channel' | 'address'>

/** Inside the caller's transaction: reminders that wait or failed, because news of the same goes to the same address. */
export async function lapseReminders(tx: Queryable, receivers: readonly Receiver[], state: NoticeState) {
  if (receivers.length === 0) return
  // As one value: hundreds of rows in a condition are more than the store's planner bears.
  const told = JSON.stringify(
    receivers.map(({ about, site, channel, address }) => ({ about, site, channel, address })),
  )
  const { about, site, channel, address } = noticesTable
  await tx
    .update(noticesTable)
    .set({ standing: state.is, next: null, state })
    .where(
      and(
        eq(noticesTable.kind, 'unanswered'),
        inArray(noticesTable.standing, ['waiting', 'failed']),
        sql`(${about}, ${site}, ${channel}, ${address}) in (select * from jsonb_to_recordset(${told}::jsonb)
          as told (about text, site text, channel text, address text))`,
      ),
    )
}

/** Inside the caller's transaction: of these only those that wait or failed. */
export async function lapse(tx: Queryable, ids: readonly string[], state: NoticeState): Promise<void> {
  for (let from = 0; from < ids.length; from += ROWS_AT_ONCE)
    await tx
      .update(noticesTable)
      .set({ standing: state.is, next: null, state })
      .where(
        and(
          inArray(noticesTable.id, ids.slice(from, from + ROWS_AT_ONCE)),
          inArray(noticesTable.standing, ['waiting', 'failed']),
        ),
      )
}

/**
 * That it was sent holds always; all else only of what still waits, so that nothing that lapsed
 * comes back (Q21). Gives about what it was, if there was one.
 */
export async function setState(db: Queryable, id: string, state: NoticeState): Promise<string[]> {
  const next = state.is === 'waiting' ? new Date(state.next) : null
  const from = state.is === 'sent' ? undefined : eq(noticesTable.standing, 'waiting')
  const rows = await db
    .update(noticesTable)
    .set({ standing: state.is, next, state })
    .where(and(eq(noticesTable.id, id), from))
    .returning({ about: noticesTable.about })
  return rows.map(({ about }) => about)
}

/** Inside the caller's transaction: failed ones of which {@link againAt} holds wait anew. */
export async function putBack(tx: Queryable, ids: readonly string[] | null, now: number): Promise<void> {
  const state: NoticeState = { is: 'waiting', attempts: 0, next: now, fault: null }
  await tx
    .update(noticesTable)
    .set({ standing: 'waiting', next: new Date(now), state })
    .where(againAt(tx, ids, now))
}

export async function deleteBefore(db: Queryable, before: number): Promise<void> {
  await db
    .delete(noticesTable)
    .where(and(lt(noticesTable.until, new Date(before)), ne(noticesTable.standing, 'waiting')))
}
