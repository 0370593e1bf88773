import { Refusal } from '#contract'
import type { StoredAccount } from './stored.ts'

/** Throws Refusal `account.unknown`. */
export function requireKnown(stored: StoredAccount | undefined, id: string): StoredAccount {
  if (!stored) throw new Refusal('account.unknown', { account: id })
  return stored
}

/** Of every event: which account, and who did it. */
export const eventOf = ({ account: { id, name } }: StoredAccount, by: string) => ({ account: id, name, by })
