import type { AccountSettings } from '#contract/accounts'
import type { AccountsContext } from '../context.ts'
import { eventOf, requireKnown } from '../known.ts'

const fields = ['person', 'post', 'phone', 'role', 'unit', 'provider'] as const

/** Changes whom an account is for and what it may do; the same again writes nothing. Refusal `account.unknown`. */
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
    const next = { ...stored, account: { ...stored.account, ...settings } }
    const { role, unit } = settings
    const event = { kind: 'account.changed' as const, ...eventOf(stored, by), fields: changed, role, unit }
    return { next, event }
  })
}
