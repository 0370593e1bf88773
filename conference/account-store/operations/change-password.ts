import { Refusal } from '#contract'
import type { AccountsContext } from '../context.ts'
import { eventOf, requireKnown, self } from '../known.ts'
import type { StoredAccount } from '../stored.ts'
import { requireStrong } from './accept-invitation.ts'
import { prove } from './prove.ts'

/**
 * By the person, who is signed in and knows the password before it. Every sign-in is over, theirs too (V10). Rejects as
 * `prove`, and `auth.password-weak`.
 */
export async function changePassword(
  context: AccountsContext,
  id: string,
  { password, next: chosen, address }: { password: string; next: string; address: string },
): Promise<StoredAccount> {
  const { keep, passwords, endOf } = context
  const { account } = requireKnown(keep.byId(id), id)
  const { stored: proven } = await prove(context, { name: account.name, password, address }, false)
  requireStrong(chosen, account)
  const passwordHash = await passwords.hash(chosen)
  const changed = await keep.change(id, (now) => {
    const before = requireKnown(now, id)
    const isSame = before.passwordHash === proven.passwordHash && !before.account.disabled
    if (!isSame) throw new Refusal('auth.sign-in-wrong')
    const next = { ...before, passwordHash, invitation: null, generation: before.generation + 1 }
    const event = { kind: 'account.password-set' as const, ...eventOf(next, self(next)) }
    return { next, event, also: (tx) => endOf(tx, id, { signIns: true }).then(() => {}) }
  })
  return requireKnown(changed, id)
}
