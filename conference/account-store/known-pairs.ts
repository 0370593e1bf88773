import { eq, lt } from 'drizzle-orm'
import type { Queryable } from '#foundation/store'
import { knownPairsTable } from './tables.ts'

/** Who stayed away for longer is as anybody else. */
const KNOWN_MS = 90 * 24 * 3_600_000

/** Whether somebody signed in by this name from this address, not longer ago than 90 days. */
export async function isKnownPair(db: Queryable, hash: Buffer, now: number): Promise<boolean> {
  const [row] = await db.select().from(knownPairsTable).where(eq(knownPairsTable.keyHash, hash))
  return row !== undefined && row.lastAt.getTime() + KNOWN_MS > now
}

export async function notePair(tx: Queryable, hash: Buffer, now: number): Promise<void> {
  const lastAt = new Date(now)
  await tx.delete(knownPairsTable).where(lt(knownPairsTable.lastAt, new Date(now - KNOWN_MS)))
  await tx
    .insert(knownPairsTable)
    .values({ keyHash: hash, lastAt })
    .onConflictDoUpdate({ target: knownPairsTable.keyHash, set: { lastAt } })
}
