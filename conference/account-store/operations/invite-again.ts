import type { AccountsContext } from '../context.ts'
import { type Doer, requireAllowed } from '../doer.ts'
import { type Invited, newInvitation } from '../invitation.ts'
import { eventOf, requireKnown } from '../known.ts'

/** Makes a new invitation, which replaces the one before; the password counts until it is followed (V3). */
export async function inviteAgain(context: AccountsContext, id: string, doer: Doer): Promise<Invited> {
  const { keep, clock, random } = context
  const { token, kept } = newInvitation(random, clock.now(), doer.account)
  await keep.change(id, (now) => {
    const next = { ...requireKnown(now, id), invitation: kept }
    requireAllowed(context, doer, next)
    return { next, event: { kind: 'account.invited', ...eventOf(next, doer) } }
  })
  return { id, token, expiresAt: kept.until }
}
