import { weaknessOf, weaknessWords } from '#conference/accounts'
import { Refusal } from '#contract'
import type { NewAccount } from '#contract/accounts'
import type { AccountsContext } from '../context.ts'
import { hashOfInvitation } from '../invitation.ts'
import { eventOf, self } from '../known.ts'
import type { StoredAccount } from '../stored.ts'

/** Whose invitation it is, while it can be followed. Throws Refusal `auth.invitation-invalid`, whatever is wrong. */
export function invitedBy({ keep, clock }: Pick<AccountsContext, 'keep' | 'clock'>, token: string) {
  const found = keep.byInvitation(hashOfInvitation(token))
  if (!found?.invitation || found.invitation.until <= clock.now() || found.account.disabled)
    throw new Refusal('auth.invitation-invalid')
  return found
}

/**
 * Sets the password that the person chose. The invitation is used up; a second factor from before is gone, since who
 * lost the phone comes this way (V3). Other sign-ins are over (V10). Rejects with Refusal `auth.invitation-invalid`, `auth.password-weak`.
 */
export async function acceptInvitation(
  context: AccountsContext,
  token: string,
  password: string,
): Promise<StoredAccount> {
  const { keep, passwords, endOf } = context
  const { account } = invitedBy(context, token)
  requireStrong(password, account)
  const passwordHash = await passwords.hash(password)
  const changed = await keep.change(account.id, () => {
    // Of two that follow it at once, one is first.
    const now = invitedBy(context, token)
    const next = { ...now, passwordHash, code: null, invitation: null, generation: now.generation + 1 }
    const event = { kind: 'account.password-set' as const, ...eventOf(next, self(next)) }
    return { next, event, also: (tx) => endOf(tx, account.id, { signIns: true }).then(() => {}) }
  })
  if (!changed) throw new Refusal('auth.invitation-invalid')
  return changed
}

/** Throws Refusal `auth.password-weak`, with what to do about it. */
export function requireStrong(password: string, of: Pick<NewAccount, 'name' | 'person'>): void {
  const weakness = weaknessOf(password, of)
  if (weakness) throw new Refusal('auth.password-weak', { weakness, ...weaknessWords[weakness] })
}
