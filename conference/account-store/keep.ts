import type { EventBody } from '#contract/events'
import type { Log } from '#foundation/log'
import type { Queryable, Store } from '#foundation/store'
import { rowOf, type StoredAccount, storedOf } from './stored.ts'
import { accountsTable } from './tables.ts'

/** Writes an event, and what belongs to it in the same transaction. */
export type RecordEvent = (body: EventBody, also: (tx: Queryable) => Promise<void>) => Promise<unknown>

/** Every account of the node, in memory and in its store. */
export interface AccountKeep {
  all(): readonly StoredAccount[]
  byId(id: string): StoredAccount | undefined
  byName(name: string): StoredAccount | undefined
  byInvitation(hash: Buffer): StoredAccount | undefined
  /**
   * Writes what `decide` makes of an account as it is then, with its event; null: nothing. One change after another;
   * rejects with what `decide` throws (V1).
   */
  change(
    id: string,
    decide: (now: StoredAccount | undefined) => { next: StoredAccount; event: EventBody } | null,
  ): Promise<StoredAccount | undefined>
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
  for (const row of await store.db.select().from(accountsTable)) {
    const stored = storedOf(row)
    if (stored) accounts.set(row.id, stored)
    else log.warn('stored account left out', { account: row.id })
  }
  let last: Promise<unknown> = Promise.resolve()
  const find = (isIt: (each: StoredAccount) => boolean) => [...accounts.values()].find(isIt)

  const carryOut: AccountKeep['change'] = async (id, decide) => {
    const decided = decide(accounts.get(id))
    if (!decided) return accounts.get(id)
    const { next, event } = decided
    const row = rowOf(next)
    await record(event, async (tx) => {
      await tx
        .insert(accountsTable)
        .values(row)
        .onConflictDoUpdate({ target: accountsTable.id, set: row })
        .catch(withoutValues)
    })
    accounts.set(id, next)
    return next
  }

  return {
    all: () => [...accounts.values()],
    byId: (id) => accounts.get(id),
    byName: (name) => find(({ account }) => account.name === name),
    byInvitation: (hash) => find(({ invitation }) => invitation?.hash.equals(hash) ?? false),
    change(id, decide) {
      const next = last.then(() => carryOut(id, decide))
      last = next.catch(() => {})
      return next
    },
    async note(event) {
      await record(event, async () => {})
    },
  }
}
