import type { AccountsContext } from '../context.ts'
import { eventOf, requireKnown } from '../known.ts'
import { requireStrong } from './accept-invitation.ts'
import { prove } from './prove.ts'

/** By the person, who is signed in and knows the password before it. Rejects as `prove`, and `auth.password-weak`. */
export async function changePassword(
  context: AccountsContext,
  id: string,
  { password, next, address }: { password: string; next: string; address: string },
): Promise<void> {
  const { keep, passwords } = context
  const { account } = requireKnown(keep.byId(id), id)
  await prove(context, { name: account.name, password, address }, false)
  requireStrong(next, account)
  const passwordHash = await passwords.hash(next)
  await keep.change(id, (now) => {
    const changed = { ...requireKnown(now, id), passwordHash, invitation: null }
    return { next: changed, event: { kind: 'account.password-set', ...eventOf(changed, account.person) } }
  })
}
