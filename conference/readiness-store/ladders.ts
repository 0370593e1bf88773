import { inArray } from 'drizzle-orm'
import type { SessionLadder } from '#contract/readiness'
import type { Queryable } from '#foundation/store'
import { laddersTable } from './tables.ts'

export const laddersDiffer = (before: readonly SessionLadder[], after: readonly SessionLadder[]): boolean =>
  before.length !== after.length || before.some((each, at) => each !== after[at])

/** Writes what is new or changed (Y1), and drops the ladders that are gone (Y6). */
export async function writeLadders(
  tx: Queryable,
  before: readonly SessionLadder[],
  after: readonly SessionLadder[],
): Promise<void> {
  for (const ladder of after) {
    if (before.includes(ladder)) continue
    const { session } = ladder
    await tx
      .insert(laddersTable)
      .values({ session, ladder })
      .onConflictDoUpdate({ target: laddersTable.session, set: { ladder } })
  }
  const stays = new Set(after.map(({ session }) => session))
  const gone = before.filter(({ session }) => !stays.has(session)).map(({ session }) => session)
  if (gone.length > 0) await tx.delete(laddersTable).where(inArray(laddersTable.session, gone))
}
