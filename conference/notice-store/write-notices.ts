import { and, eq, gt, inArray, lt, ne } from 'drizzle-orm'
import type { NoticeState } from '#contract/notices'
import type { Queryable } from '#foundation/store'
import { type NoticeRow, noticesTable } from './tables.ts'

/** A statement takes some ten thousand values at most: rows are written so many at a time. */
const ROWS_AT_ONCE = 500

/** Inside the caller's transaction. What is stored under the same key stays as it is (Q20). */
export async function insertNotices(tx: Queryable, rows: readonly NoticeRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx
      .insert(noticesTable)
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .onConflictDoNothing({ target: noticesTable.key })
}

/** Inside the caller's transaction: of these only those that have not been sent. */
export async function lapse(tx: Queryable, ids: readonly string[], state: NoticeState): Promise<void> {
  for (let from = 0; from < ids.length; from += ROWS_AT_ONCE)
    await tx
      .update(noticesTable)
      .set({ standing: state.is, next: null, state })
      .where(
        and(
          inArray(noticesTable.id, ids.slice(from, from + ROWS_AT_ONCE)),
          eq(noticesTable.standing, 'waiting'),
        ),
      )
}

export async function setState(db: Queryable, id: string, state: NoticeState): Promise<void> {
  const next = state.is === 'waiting' ? new Date(state.next) : null
  await db
    .update(noticesTable)
    .set({ standing: state.is, next, state })
    .where(and(eq(noticesTable.id, id), ne(noticesTable.standing, 'sent')))
}

/** Failed ones that are of use still wait anew. */
export async function putBack(tx: Queryable, ids: readonly string[] | null, now: number): Promise<void> {
  const state: NoticeState = { is: 'waiting', attempts: 0, next: now, fault: null }
  await tx
    .update(noticesTable)
    .set({ standing: 'waiting', next: new Date(now), state })
    .where(
      and(
        ids ? inArray(noticesTable.id, [...ids]) : undefined,
        eq(noticesTable.standing, 'failed'),
        gt(noticesTable.until, new Date(now)),
      ),
    )
}

export async function deleteBefore(db: Queryable, before: number): Promise<void> {
  await db
    .delete(noticesTable)
    .where(and(lt(noticesTable.until, new Date(before)), ne(noticesTable.standing, 'waiting')))
}
