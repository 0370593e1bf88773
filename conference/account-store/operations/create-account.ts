import { Refusal } from '#contract'
import type { NewAccount } from '#contract/accounts'
import type { AccountsContext } from '../context.ts'
import { type Invited, newInvitation } from '../invitation.ts'
import { eventOf } from '../known.ts'

/** Makes an account that opens with its invitation only (V3). Rejects with Refusal `account.name-taken`. */
export async function createAccount(
  { keep, clock, random }: AccountsContext,
  settings: NewAccount,
  by: string,
): Promise<Invited> {
  const id = random(9).toString('base64url')
  const { token, kept } = newInvitation(random, clock.now())
  await keep.change(id, () => {
    if (keep.byName(settings.name)) throw new Refusal('account.name-taken', { name: settings.name })
    const account = { id, ...settings, disabled: false, lastSignInAt: null }
    const next = { account, passwordHash: null, code: null, invitation: kept }
    const { role, unit } = settings
    return { next, event: { kind: 'account.created', ...eventOf(next, by), role, unit } }
  })
  return { id, token, expiresAt: kept.until }
}
