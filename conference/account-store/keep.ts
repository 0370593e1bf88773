import { eq } from 'drizzle-orm'
import type { EventBody } from '#contract/events'
import type { Log } from '#foundation/log'
import type { Queryable, Store } from '#foundation/store'
import { rowOf, type StoredAccount, storedOf } from './stored.ts'
import { accountsTable } from './tables.ts'

/** Writes an event, and what belongs to it in the same transaction. */
export type RecordEvent = (body: EventBody, also: (tx: Queryable) => Promise<void>) => Promise<unknown>

/** What is to be written, in one transaction. */
export interface Change {
  next: StoredAccount
  event: EventBody
  /** Other accounts that change with it. */
  others?: readonly StoredAccount[]
  /** What other folders keep of it. */
  also?: (tx: Queryable) => Promise<void>
}

/** Every account of the node, in memory and in its store. */
export interface AccountKeep {
  all(): readonly StoredAccount[]
  byId(id: string): StoredAccount | undefined
  byName(name: string): StoredAccount | undefined
  byInvitation(hash: Buffer): StoredAccount | undefined
  byIdentity(identity: string): StoredAccount | undefined
  /**
   * Writes what `decide` makes of an account as it is then, with its event; null: nothing. One change after another;
   * rejects with what `decide` throws (V1).
   */
  change(
    id: string,
    decide: (now: StoredAccount | undefined) => Change | null,
  ): Promise<StoredAccount | undefined>
  /** Work between two changes: no account changes meanwhile. */
  between<T>(work: () => Promise<T>): Promise<T>
  /** An event of an account that changes nothing of it. */
  note(event: EventBody): Promise<void>
}

export interface AccountKeepOptions {
  store: Store
  record: RecordEvent
  log: Log
}

/** The error of a statement quotes its values, and whoever catches it may log it (V2). */
function withoutValues(error: unknown): never {
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
  throw new Error(`account not written: ${code}`)
}

/** Reads what is stored; what can't be read is left out with a line in the log, and stays stored. */
export async function openKeep({ store, record, log }: AccountKeepOptions): Promise<AccountKeep> {
  const accounts = new Map<string, StoredAccount>()
  /** A change of them failed, and it is not known how far it came: a commit may be lost on its way back. */
  const unsure = new Set<string>()
  const take = (row: typeof accountsTable.$inferSelect) => {
    const stored = storedOf(row)
    if (stored) accounts.set(row.id, stored)
    else log.warn('stored account left out', { account: row.id })
  }
  for (const row of await store.db.select().from(accountsTable)) take(row)
  let last: Promise<unknown> = Promise.resolve()
  const find = (isIt: (each: StoredAccount) => boolean) => [...accounts.values()].find(isIt)

  /** What is stored counts. Rejects while the store is away: then nothing is decided. */
  const makeSure = async () => {
    for (const id of [...unsure]) {
      const [row] = await store.db.select().from(accountsTable).where(eq(accountsTable.id, id))
      if (row) take(row)
      else accounts.delete(id)
      unsure.delete(id)
    }
  }
  const write = async (tx: Queryable, stored: StoredAccount) => {
    const row = rowOf(stored)
    await tx
      .insert(accountsTable)
      .values(row)
      .onConflictDoUpdate({ target: accountsTable.id, set: row })
      .catch(withoutValues)
  }

  const carryOut: AccountKeep['change'] = async (id, decide) => {
    await makeSure()
    const decided = decide(accounts.get(id))
    if (!decided) return accounts.get(id)
    const { next, event, others = [], also } = decided
    const changed = [next, ...others]
    for (const { account } of changed) unsure.add(account.id)
    try {
      await record(event, async (tx) => {
        for (const stored of changed) await write(tx, stored)
        await also?.(tx)
      })
    } catch (error) {
      await makeSure().catch(() => log.warn('accounts not read again', { accounts: [...unsure] }))
      throw error
    }
    for (const stored of changed) {
      accounts.set(stored.account.id, stored)
      unsure.delete(stored.account.id)
    }
    return next
  }
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work)
    last = done.catch(() => {})
    return done
  }

  return {
    all: () => [...accounts.values()],
    byId: (id) => accounts.get(id),
    byName: (name) => find(({ account }) => account.name === name),
    byInvitation: (hash) => find(({ invitation }) => invitation?.hash.equals(hash) ?? false),
    byIdentity: (identity) => find(({ account }) => account.identity === identity),
    change: (id, decide) => inTurn(() => carryOut(id, decide)),
    between: inTurn,
    async note(event) {
      await record(event, async () => {})
    },
  }
}
