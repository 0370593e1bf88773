import type { AccountsContext } from '../context.ts'
import { type Doer, requireAllowed } from '../doer.ts'
import { eventOf, requireKnown } from '../known.ts'

/** Ends every sign-in of an account, also one that is being opened (V10); resolves with how many there were. */
export async function endSignIns(context: AccountsContext, id: string, doer: Doer): Promise<number> {
  const { keep, endOf } = context
  let ended = 0
  await keep.change(id, (now) => {
    const stored = requireKnown(now, id)
    requireAllowed(context, doer, stored)
    return {
      next: { ...stored, generation: stored.generation + 1 },
      event: { kind: 'account.signed-out', ...eventOf(stored, doer) },
      also: async (tx) => {
        ended = await endOf(tx, id, { signIns: true })
      },
    }
  })
  return ended
}
