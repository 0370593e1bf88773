import { codeUri, newCodeSecret, stepOfCode } from '#conference/accounts'
import { Refusal } from '#contract'
import type { AccountsContext } from '../context.ts'
import { eventOf, requireKnown, self } from '../known.ts'
import { prove } from './prove.ts'

/** As long as a person takes to find the app. */
const PENDING_MS = 15 * 60_000

/** A secret that counts once it is confirmed (V6). Rejects as `prove` does without a code. */
export async function beginCode(
  context: AccountsContext,
  id: string,
  { password, address }: { password: string; address: string },
): Promise<{ secret: string; uri: string }> {
  const { keep, clock, label, pending } = context
  const { account, code } = requireKnown(keep.byId(id), id)
  // To replace the phone needs the phone: end the code first.
  if (code) throw new Refusal('auth.code-exists')
  await prove(context, { name: account.name, password, address }, false)
  const secret = newCodeSecret()
  pending.set(id, { secret, until: clock.now() + PENDING_MS })
  return { secret, uri: codeUri(secret, account.name, label) }
}

/** From now on a code is asked for at each sign-in. Rejects with Refusal `auth.code-wrong`. */
export async function confirmCode(context: AccountsContext, id: string, typed: string): Promise<void> {
  const { keep, clock, pending, vault } = context
  const now = clock.now()
  const waiting = pending.get(id)
  const secret = waiting && waiting.until > now ? waiting.secret : null
  const step = secret === null ? null : stepOfCode(secret, typed, { now, lastStep: null })
  if (secret === null || step === null) throw new Refusal('auth.code-wrong')
  pending.delete(id)
  await keep.change(id, (stored) => {
    const next = { ...requireKnown(stored, id), code: { secret: vault.seal(secret, id), lastStep: step } }
    const event = { kind: 'account.second-factor' as const, ...eventOf(next, self(next)), on: true }
    return { next, event }
  })
}

/** Rejects as `prove` does with a code. */
export async function endCode(
  context: AccountsContext,
  id: string,
  proof: { password: string; code: string; address: string },
): Promise<void> {
  const { keep } = context
  const { account } = requireKnown(keep.byId(id), id)
  await prove(context, { name: account.name, ...proof })
  await keep.change(id, (stored) => {
    const next = { ...requireKnown(stored, id), code: null }
    if (!stored?.code) return null
    const event = { kind: 'account.second-factor' as const, ...eventOf(next, self(next)), on: false }
    return { next, event }
  })
}
