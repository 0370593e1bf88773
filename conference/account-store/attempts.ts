import { createHash } from 'node:crypto'
import { eq, inArray, lt } from 'drizzle-orm'
import {
  type AttemptKind,
  bindingKinds,
  type Failures,
  FORGOTTEN_AFTER_MS,
  lockedUntil,
  networkOf,
  withFailure,
} from '#conference/accounts'
import { Refusal } from '#contract'
import type { Queryable, Store } from '#foundation/store'
import { type Clock, formatVietnamTime } from '#foundation/time'
import { isKnownPair, notePair } from './known-pairs.ts'
import { failuresTable } from './tables.ts'

/** One attempt, counted as a failure until it turns out to be none: of many at once, each is counted. */
export interface Attempt {
  /** Until when one has to wait for the next, should this attempt be the one that failed once too often. */
  readonly locksUntil: number | null
  /** The person is who they say: failures of the name from here are forgotten, this one everywhere. */
  passed(): Promise<void>
  /** It was neither right nor wrong. */
  undone(): Promise<void>
}

export interface Attempts {
  /** Rejects with Refusal `auth.locked`, `auth.locked-name`, `auth.locked-address` while one has to wait (U6, U7). */
  begin(name: string, address: string): Promise<Attempt>
  /** A code, after `password` (its hash) was right. Rejects with Refusal `auth.locked-code` (U6). */
  beginCode(name: string, address: string, password: string): Promise<Attempt>
}

interface Counted {
  kind: AttemptKind
  hash: Buffer
  before: Failures | undefined
  after: Failures
}

const refusalOf = {
  pair: 'auth.locked',
  name: 'auth.locked-name',
  address: 'auth.locked-address',
  code: 'auth.locked-code',
} as const satisfies Record<AttemptKind, string>

export function createAttempts(store: Store, clock: Pick<Clock, 'now'>): Attempts {
  /** Counts the attempt for each of `keys`, in their order, and refuses it where it is held to a bound that was reached. */
  const count = (keys: readonly Key[], pair: Buffer, now: number) =>
    store.transaction(async (tx) => {
      await forgetOld(tx, now)
      const binding = bindingKinds(await isKnownPair(tx, pair, now))
      const counted: Counted[] = []
      for (const { kind, hash } of keys) {
        const before = await lockRow(tx, hash, now)
        const until = binding.includes(kind) ? lockedUntil(kind, before, now) : null
        // Thrown inside the transaction: an attempt that is not tried counts for nothing.
        if (until !== null) throw locked(kind, until, now)
        const after = withFailure(kind, before, now)
        await write(tx, hash, after)
        counted.push({ kind, hash, before, after })
      }
      return counted
    })

  const attempt = async (keys: readonly Key[], pair: Buffer): Promise<Attempt> => {
    const now = clock.now()
    const counted = await count(keys, pair, now)
    const [first] = counted
    return {
      locksUntil: first ? lockedUntil(first.kind, first.after, now) : null,
      passed: () =>
        store.transaction(async (tx) => {
          for (const each of counted)
            if (each.kind === 'pair') await forget(tx, each.hash)
            else await takeBack(tx, each)
          await notePair(tx, pair, now)
        }),
      undone: () =>
        store.transaction(async (tx) => {
          for (const each of counted) await takeBack(tx, each)
        }),
    }
  }

  return {
    begin(name, address) {
      const network = networkOf(address)
      const pair = pairOf(name, network)
      // In this order everywhere, so that no two transactions wait for each other.
      const keys: Key[] = [
        { kind: 'pair', hash: pair },
        { kind: 'name', hash: hashOf('name', name) },
        { kind: 'address', hash: hashOf('address', network) },
      ]
      return attempt(keys, pair)
    },
    beginCode: (name, address, password) =>
      attempt(
        [{ kind: 'code', hash: hashOf('code', `${name} ${password}`) }],
        pairOf(name, networkOf(address)),
      ),
  }
}

interface Key {
  kind: AttemptKind
  hash: Buffer
}

const pairOf = (name: string, network: string): Buffer => hashOf('pair', `${network} ${name}`)

const hashOf = (kind: AttemptKind, key: string): Buffer =>
  createHash('sha256').update(`${kind} ${key}`).digest()

/** Holds the row until the transaction ends, so that attempts at once come one after another. */
async function lockRow(tx: Queryable, hash: Buffer, now: number): Promise<Failures | undefined> {
  await tx
    .insert(failuresTable)
    .values({ keyHash: hash, level: 0, lastAt: new Date(now) })
    .onConflictDoNothing()
  const [row] = await tx.select().from(failuresTable).where(eq(failuresTable.keyHash, hash)).for('update')
  return row && row.level > 0 ? { level: row.level, lastAt: row.lastAt.getTime() } : undefined
}

/** Passes over rows that others hold: it may not wait for them while it holds some itself. */
async function forgetOld(tx: Queryable, now: number): Promise<void> {
  const old = tx
    .select({ keyHash: failuresTable.keyHash })
    .from(failuresTable)
    .where(lt(failuresTable.lastAt, new Date(now - FORGOTTEN_AFTER_MS)))
    .for('update', { skipLocked: true })
  await tx.delete(failuresTable).where(inArray(failuresTable.keyHash, old))
}

const ofKey = (hash: Buffer) => eq(failuresTable.keyHash, hash)

async function forget(tx: Queryable, hash: Buffer): Promise<void> {
  await tx.delete(failuresTable).where(ofKey(hash))
}

async function write(tx: Queryable, hash: Buffer, { level, lastAt }: Failures): Promise<void> {
  await tx
    .update(failuresTable)
    .set({ level, lastAt: new Date(lastAt) })
    .where(ofKey(hash))
}

/** One failure less; when nobody failed since, as if it had not been. */
async function takeBack(tx: Queryable, { hash, before, after }: Counted): Promise<void> {
  const now = await lockRow(tx, hash, after.lastAt)
  const isUntouched = now && now.level === after.level && now.lastAt === after.lastAt
  if (isUntouched && before) return write(tx, hash, before)
  if (isUntouched || !now || now.level <= 1) return forget(tx, hash)
  return write(tx, hash, { level: now.level - 1, lastAt: now.lastAt })
}

const locked = (kind: AttemptKind, until: number, now: number): Refusal =>
  new Refusal(refusalOf[kind], {
    seconds: Math.max(1, Math.ceil((until - now) / 1000)),
    until: formatVietnamTime(until),
  })
