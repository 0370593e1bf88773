import { Refusal } from '#contract'
import type { AccountSettings } from '#contract/accounts'
import type { AccountsContext } from '../context.ts'
import { type Doer, requireAllowed } from '../doer.ts'
import type { AccountKeep } from '../keep.ts'
import { eventOf, requireKnown } from '../known.ts'
import { requireNotLast, withoutInvitationsOf } from './disable-account.ts'

const fields = ['person', 'post', 'phone', 'role', 'unit', 'provider', 'identity'] as const
/** What the account may do: whoever holds an invitation from before was trusted with less. */
const powers: readonly (typeof fields)[number][] = ['role', 'unit', 'provider']

/**
 * Changes whom an account is for and what it may do; the same again writes nothing. With another role or unit end its
 * invitation (V3) and what it gave out: tokens, sign-in links, invitations of others (V10). Refusal `account.unknown`,
 * `account.last-administrator`, `account.identity-taken`, and what the doer is refused.
 */
export async function changeAccount(
  context: AccountsContext,
  id: string,
  settings: AccountSettings,
  doer: Doer,
): Promise<void> {
  const { keep, endOf } = context
  await keep.change(id, (now) => {
    const stored = requireKnown(now, id)
    requireAllowed(context, doer, stored)
    const { identity = stored.account.identity ?? null } = settings
    const wanted = { ...stored.account, ...settings, identity }
    const changed = fields.filter((field) => (stored.account[field] ?? null) !== wanted[field])
    if (changed.length === 0) return null
    const { role, unit } = settings
    const event = { kind: 'account.changed' as const, ...eventOf(stored, doer), fields: changed, role, unit }
    const isOthers = changed.includes('identity')
    if (isOthers) requireFree(keep, identity)
    // Who came by the identity before is not who comes by the new one.
    const generation = stored.generation + (isOthers ? 1 : 0)
    const next = { ...stored, account: wanted, generation }
    requireNotLast(context, stored, next)
    if (!changed.some((field) => powers.includes(field)))
      return { next, event, also: (tx) => endOf(tx, id, { signIns: isOthers }).then(() => {}) }
    return {
      next: { ...next, invitation: null },
      event,
      others: withoutInvitationsOf(keep.all(), id),
      also: (tx) => endOf(tx, id, { signIns: isOthers, issued: true }).then(() => {}),
    }
  })
}

/** Throws Refusal `account.identity-taken`: by one identity one person comes in. */
export function requireFree(keep: Pick<AccountKeep, 'byIdentity'>, identity: string | null): void {
  if (identity !== null && keep.byIdentity(identity))
    throw new Refusal('account.identity-taken', { identity })
}
