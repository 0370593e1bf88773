import type { AccountsContext } from '../context.ts'
import { eventOf, requireKnown } from '../known.ts'

/**
 * Disables an account, whose invitation ends with it, or enables it again (V4). Its sign-ins are ended by the caller.
 * Refusal `account.unknown`.
 */
export async function disableAccount(
  { keep }: AccountsContext,
  id: string,
  disabled: boolean,
  by: string,
): Promise<void> {
  await keep.change(id, (now) => {
    const stored = requireKnown(now, id)
    if (stored.account.disabled === disabled) return null
    const next = {
      ...stored,
      account: { ...stored.account, disabled },
      invitation: disabled ? null : stored.invitation,
    }
    const kind = disabled ? ('account.disabled' as const) : ('account.enabled' as const)
    return { next, event: { kind, ...eventOf(stored, by) } }
  })
}
