import { Refusal } from '#contract'
import type { NewAccount } from '#contract/accounts'
import type { AccountsContext } from '../context.ts'
import { type Doer, requireAllowed } from '../doer.ts'
import { type Invited, newInvitation } from '../invitation.ts'
import { eventOf } from '../known.ts'
import { requireFree } from './change-account.ts'

/** Makes an account that opens with its invitation only (V3). Rejects with Refusal `account.name-taken`, `account.identity-taken`, and
 * what the doer is refused. */
export async function createAccount(
  context: AccountsContext,
  settings: NewAccount,
  doer: Doer,
): Promise<Invited> {
  const { keep, clock, random } = context
  const id = random(9).toString('base64url')
  const { token, kept } = newInvitation(random, clock.now(), doer.account)
  await keep.change(id, () => {
    const account = {
      id,
      ...settings,
      identity: settings.identity ?? null,
      disabled: false,
      lastSignInAt: null,
    }
    const next = { account, passwordHash: null, code: null, invitation: kept, generation: 0 }
    requireAllowed(context, doer, next)
    if (keep.byName(settings.name)) throw new Refusal('account.name-taken', { name: settings.name })
    requireFree(keep, settings.identity ?? null)
    const { role, unit } = settings
    return { next, event: { kind: 'account.created', ...eventOf(next, doer), role, unit } }
  })
  return { id, token, expiresAt: kept.until }
}
