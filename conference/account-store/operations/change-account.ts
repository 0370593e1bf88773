import type { AccountSettings } from '#contract/accounts'
import type { AccountsContext } from '../context.ts'
import { eventOf, requireKnown } from '../known.ts'

const fields = ['person', 'post', 'phone', 'role', 'unit', 'provider'] as const
/** What the account may do: whoever holds an invitation from before was trusted with less. */
const powers: readonly (typeof fields)[number][] = ['role', 'unit', 'provider']

/** Changes whom an account is for and what it may do; the same again writes nothing. Another role or unit ends an
 * invitation (V3). Refusal `account.unknown`. */
export async function changeAccount(
  { keep }: AccountsContext,
  id: string,
  settings: AccountSettings,
  by: string,
): Promise<void> {
  await keep.change(id, (now) => {
    const stored = requireKnown(now, id)
    const changed = fields.filter((field) => stored.account[field] !== settings[field])
    if (changed.length === 0) return null
    const invitation = changed.some((field) => powers.includes(field)) ? null : stored.invitation
    const next = { ...stored, invitation, account: { ...stored.account, ...settings } }
    const { role, unit } = settings
    const event = { kind: 'account.changed' as const, ...eventOf(stored, by), fields: changed, role, unit }
    return { next, event }
  })
}
