import { Refusal } from '#contract'
import type { Doer } from './doer.ts'
import type { StoredAccount } from './stored.ts'

/** Throws Refusal `account.unknown`. */
export function requireKnown(stored: StoredAccount | undefined, id: string): StoredAccount {
  if (!stored) throw new Refusal('account.unknown', { account: id })
  return stored
}

/** Of every event: which account, and who did it. */
export const eventOf = (
  { account: { id, name } }: StoredAccount,
  { by, account }: Pick<Doer, 'by' | 'account'>,
) => ({ account: id, name, by, byAccount: account })

/** What a person does with their own account. */
export const self = ({ account: { id, person } }: StoredAccount): Doer => ({ by: person, account: id })

/** What the node does by itself. */
export const machine: Doer = { by: 'Liên Thông', account: null }
