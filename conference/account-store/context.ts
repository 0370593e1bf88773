import type { Log } from '#foundation/log'
import type { Attempts } from './attempts.ts'
import type { AccountKeep } from './keep.ts'
import type { Passwords } from './passwords.ts'

/** What every operation of this folder is given. */
export interface AccountsContext {
  readonly keep: AccountKeep
  readonly attempts: Attempts
  readonly passwords: Passwords
  readonly log: Log
  /** `now()` in ms UTC. */
  readonly clock: { now(): number }
  /** Unguessable bytes. */
  readonly random: (bytes: number) => Buffer
  /** The label of the node, for the app on the phone. */
  readonly label: string
  /** Secrets of second factors that were not yet confirmed, by account; forgotten with the process. */
  readonly pending: Map<string, { secret: string; until: number }>
}
