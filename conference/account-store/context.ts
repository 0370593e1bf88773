import type { WaysIn } from '#conference/accounts'
import type { Log } from '#foundation/log'
import type { Queryable } from '#foundation/store'
import type { Attempts } from './attempts.ts'
import type { AccountKeep } from './keep.ts'
import type { Passwords } from './passwords.ts'
import type { Vault } from './vault.ts'

/** In the transaction of the change that asks for it; resolves with the number of sign-ins. */
export type EndOfAccount = (
  tx: Queryable,
  account: string,
  what: { signIns?: boolean; issued?: boolean },
) => Promise<number>

/** What every operation of this folder is given. */
export interface AccountsContext {
  readonly keep: AccountKeep
  readonly attempts: Attempts
  readonly passwords: Passwords
  readonly log: Log
  /** Seals the secrets of second factors (V12). */
  readonly vault: Vault
  readonly ways: WaysIn
  /** `now()` in ms UTC. */
  readonly clock: { now(): number }
  /** Ends sign-ins of an account, or what it issued of tokens and sign-in links. */
  readonly endOf: EndOfAccount
  /** Unguessable bytes. */
  readonly random: (bytes: number) => Buffer
  /** The label of the node, for the app on the phone. */
  readonly label: string
  /** Secrets of second factors that were not yet confirmed, by account; forgotten with the process. */
  readonly pending: Map<string, { secret: string; until: number }>
}
