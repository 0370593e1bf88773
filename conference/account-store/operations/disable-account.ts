import { losesLastAdministrator } from '#conference/accounts'
import { Refusal } from '#contract'
import type { AccountsContext } from '../context.ts'
import { type Doer, requireAllowed } from '../doer.ts'
import { eventOf, requireKnown } from '../known.ts'
import { type StoredAccount, told } from '../stored.ts'

/**
 * Disables an account, or enables it again (V4). With it end its sign-ins, its invitation, and what it gave out: tokens,
 * sign-in links, invitations of others (V10). Refusal `account.unknown`, `account.last-administrator`, and what the doer
 * is refused.
 */
export async function disableAccount(
  context: AccountsContext,
  id: string,
  disabled: boolean,
  doer: Doer,
): Promise<void> {
  const { keep, endOf } = context
  await keep.change(id, (now) => {
    const stored = requireKnown(now, id)
    requireAllowed(context, doer, stored)
    if (stored.account.disabled === disabled) return null
    const account = { ...stored.account, disabled }
    if (!disabled)
      return { next: { ...stored, account }, event: { kind: 'account.enabled', ...eventOf(stored, doer) } }
    const next = { ...stored, account, invitation: null, generation: stored.generation + 1 }
    requireNotLast(context, stored, next)
    const event = { kind: 'account.disabled' as const, ...eventOf(stored, doer) }
    const others = withoutInvitationsOf(keep.all(), id)
    return {
      next,
      event,
      others,
      also: (tx) => endOf(tx, id, { signIns: true, issued: true }).then(() => {}),
    }
  })
}

/** Throws Refusal `account.last-administrator` (U10). */
export function requireNotLast(
  { keep, clock, ways }: Pick<AccountsContext, 'keep' | 'clock' | 'ways'>,
  before: StoredAccount,
  after: StoredAccount,
): void {
  const standing = (stored: StoredAccount) => told(stored, clock.now())
  if (losesLastAdministrator(standing(before), standing(after), keep.all().map(standing), ways))
    throw new Refusal('account.last-administrator')
}

/** Whom an account invited, whose invitations end with its power to invite. */
export const withoutInvitationsOf = (all: readonly StoredAccount[], id: string): StoredAccount[] =>
  all
    .filter(({ account, invitation }) => account.id !== id && invitation?.by === id)
    .map((stored) => ({ ...stored, invitation: null }))
