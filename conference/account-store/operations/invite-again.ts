import type { AccountsContext } from '../context.ts'
import { type Invited, newInvitation } from '../invitation.ts'
import { eventOf, requireKnown } from '../known.ts'

/** Makes a new invitation, which replaces the one before; the password counts until it is followed (V3). */
export async function inviteAgain(
  { keep, clock, random }: AccountsContext,
  id: string,
  by: string,
): Promise<Invited> {
  const { token, kept } = newInvitation(random, clock.now())
  await keep.change(id, (now) => {
    const next = { ...requireKnown(now, id), invitation: kept }
    return { next, event: { kind: 'account.invited', ...eventOf(next, by) } }
  })
  return { id, token, expiresAt: kept.until }
}
