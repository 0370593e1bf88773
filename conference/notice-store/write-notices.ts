import { and, eq, inArray, lt, ne } from 'drizzle-orm'
import type { NoticeState } from '#contract/notices'
import type { Queryable } from '#foundation/store'
import { againAt } from './read-notices.ts'
import { type NewNotice, noticesTable } from './tables.ts'

/** A statement takes some ten thousand values at most: rows are written so many at a time. */
const ROWS_AT_ONCE = 500

/** Inside the caller's transaction. What is stored under the same key stays as it is (Q20). */
export async function insertNotices(tx: Queryable, rows: readonly NewNotice[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx
      .insert(noticesTable)
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .onConflictDoNothing({ target: noticesTable.key })
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

/** That it was sent holds always; all else only of what still waits, so that nothing that lapsed comes back (Q21). */
export async function setState(db: Queryable, id: string, state: NoticeState): Promise<void> {
  const next = state.is === 'waiting' ? new Date(state.next) : null
  const from = state.is === 'sent' ? undefined : eq(noticesTable.standing, 'waiting')
  await db
    .update(noticesTable)
    .set({ standing: state.is, next, state })
    .where(and(eq(noticesTable.id, id), from))
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
