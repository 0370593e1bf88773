import { Refusal } from '#contract'
import type { Account } from '#contract/accounts'
import type { AccountsContext } from './context.ts'
import { type StoredAccount, told } from './stored.ts'

/** Who asks for a change of an account. */
export interface Doer {
  /** As the record names them. */
  readonly by: string
  /** Their own account; null: a sign-in link, a token, or the machine itself. */
  readonly account: string | null
  /**
   * Throws what refuses it. Asked when the change is carried out, of the account and of the doer's own as they are then:
   * of two changes at once the second is decided by what the first has made of both (V9).
   */
  readonly allow?: (target: Account, own: Account | null) => void
}

/** Throws what `allow` refuses, and `auth.required` when the doer's own account lets nobody in any more. */
export function requireAllowed(
  { keep, clock }: Pick<AccountsContext, 'keep' | 'clock'>,
  { account, allow }: Doer,
  target: StoredAccount,
): void {
  const own = account === null ? undefined : keep.byId(account)
  if (account !== null && (!own || own.account.disabled)) throw new Refusal('auth.required')
  allow?.(told(target, clock.now()), own ? told(own, clock.now()) : null)
}
