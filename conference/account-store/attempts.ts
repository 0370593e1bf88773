import { createHash } from 'node:crypto'
import { eq, lt } from 'drizzle-orm'
import {
  type AttemptKind,
  type Failures,
  FORGOTTEN_AFTER_MS,
  lockedUntil,
  withFailure,
} from '#conference/accounts'
import { Refusal } from '#contract'
import type { Queryable, Store } from '#foundation/store'
import { type Clock, formatVietnamTime } from '#foundation/time'
import { failuresTable } from './tables.ts'

/** One attempt, counted as a failure until it turns out to be none: of many at once, each is counted. */
export interface Attempt {
  /** Until when the next one of this name has to wait, should this one have failed; null: it need not. */
  readonly nameLockedUntil: number | null
  /** The person is who they say: failures of the name are forgotten, and this one of the address. */
  passed(): Promise<void>
  /** It was neither right nor wrong. */
  undone(): Promise<void>
}

export interface Attempts {
  /** Rejects with Refusal `auth.locked` while the name or the address has to wait (U6, U7). */
  begin(name: string, address: string): Promise<Attempt>
}

type Keys = { kind: AttemptKind; hash: Buffer }[]

interface Counted {
  kind: AttemptKind
  hash: Buffer
  before: Failures | undefined
  after: Failures
}

export function createAttempts(store: Store, clock: Pick<Clock, 'now'>): Attempts {
  /** One failure less; when it was the last one, its moment too. */
  const takeBack = async (tx: Queryable, { hash, before, after }: Counted) => {
    const now = await lockRow(tx, hash, after.lastAt)
    const ofKey = eq(failuresTable.keyHash, hash)
    if (!now || now.count === 1) return void (await tx.delete(failuresTable).where(ofKey))
    const lastAt = before && now.lastAt === after.lastAt ? before.lastAt : now.lastAt
    await tx
      .update(failuresTable)
      .set({ count: now.count - 1, lastAt: new Date(lastAt) })
      .where(ofKey)
  }

  return {
    async begin(name, address) {
      const now = clock.now()
      const keys: Keys = [
        { kind: 'name', hash: hashOf('name', name) },
        { kind: 'address', hash: hashOf('address', address) },
      ]
      const counted = await store.transaction(async (tx) => {
        await tx.delete(failuresTable).where(lt(failuresTable.lastAt, new Date(now - FORGOTTEN_AFTER_MS)))
        const counted: Counted[] = []
        for (const { kind, hash } of keys) {
          const before = await lockRow(tx, hash, now)
          const until = lockedUntil(kind, before, now)
          // Thrown inside the transaction: an attempt that is not tried counts for nothing.
          if (until !== null) throw locked(until, now)
          const after = withFailure(before, now)
          await tx
            .update(failuresTable)
            .set({ count: after.count, lastAt: new Date(after.lastAt) })
            .where(eq(failuresTable.keyHash, hash))
          counted.push({ kind, hash, before, after })
        }
        return counted
      })
      const [ofName] = counted
      return {
        nameLockedUntil: lockedUntil('name', ofName?.after, now),
        passed: () =>
          store.transaction(async (tx) => {
            for (const each of counted)
              if (each.kind === 'name')
                await tx.delete(failuresTable).where(eq(failuresTable.keyHash, each.hash))
              else await takeBack(tx, each)
          }),
        undone: () =>
          store.transaction(async (tx) => {
            for (const each of counted) await takeBack(tx, each)
          }),
      }
    },
  }
}

/** Holds the row until the transaction ends, so that attempts at once come one after another. */
async function lockRow(tx: Queryable, hash: Buffer, now: number): Promise<Failures | undefined> {
  await tx
    .insert(failuresTable)
    .values({ keyHash: hash, count: 0, lastAt: new Date(now) })
    .onConflictDoNothing()
  const [row] = await tx.select().from(failuresTable).where(eq(failuresTable.keyHash, hash)).for('update')
  return row && row.count > 0 ? { count: row.count, lastAt: row.lastAt.getTime() } : undefined
}

const hashOf = (kind: AttemptKind, key: string): Buffer =>
  createHash('sha256').update(`${kind} ${key}`).digest()

const locked = (until: number, now: number): Refusal =>
  new Refusal('auth.locked', {
    seconds: Math.max(1, Math.ceil((until - now) / 1000)),
    until: formatVietnamTime(until),
  })
