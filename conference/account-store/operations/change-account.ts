import type { AccountSettings } from '#contract/accounts'
import type { AccountsContext } from '../context.ts'
import { type Doer, requireAllowed } from '../doer.ts'
import { eventOf, requireKnown } from '../known.ts'
import { requireNotLast, withoutInvitationsOf } from './disable-account.ts'

const fields = ['person', 'post', 'phone', 'role', 'unit', 'provider'] as const
/** What the account may do: whoever holds an invitation from before was trusted with less. */
const powers: readonly (typeof fields)[number][] = ['role', 'unit', 'provider']

/**
 * Changes whom an account is for and what it may do; the same again writes nothing. With another role or unit end its
 * invitation (V3) and what it gave out: tokens, sign-in links, invitations of others (V10). Refusal `account.unknown`,
 * `account.last-administrator`, and what the doer is refused.
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
    const changed = fields.filter((field) => stored.account[field] !== settings[field])
    if (changed.length === 0) return null
    const { role, unit } = settings
    const event = { kind: 'account.changed' as const, ...eventOf(stored, doer), fields: changed, role, unit }
    const next = { ...stored, account: { ...stored.account, ...settings } }
    if (!changed.some((field) => powers.includes(field))) return { next, event }
    requireNotLast(context, stored, next)
    return {
      next: { ...next, invitation: null },
      event,
      others: withoutInvitationsOf(keep.all(), id),
      also: (tx) => endOf(tx, id, { issued: true }).then(() => {}),
    }
  })
}
