import { Refusal } from '#contract'
import type { AccountsContext } from '../context.ts'
import { eventOf, self } from '../known.ts'
import type { StoredAccount } from '../stored.ts'
import { type Proof, prove } from './prove.ts'

/** Rejects as `prove` does. The code that was given is used up; of two with the same code at once, one is let in (U9). */
export async function signIn(context: AccountsContext, proof: Proof): Promise<StoredAccount> {
  const { stored, step } = await prove(context, proof)
  return enter(context, stored, step, 'password')
}

/**
 * For whom the identity provider has answered. No account is made by itself: an administrator wrote the identity into
 * one before. The code from the phone is the provider's business, as the password is. Rejects with Refusal
 * `auth.provider-no-account`, also of a disabled account.
 */
export async function signInByIdentity(context: AccountsContext, identity: string): Promise<StoredAccount> {
  const stored = context.keep.byIdentity(identity)
  if (!stored || stored.account.disabled) throw new Refusal('auth.provider-no-account')
  return enter(context, stored, null, 'provider')
}

/**
 * Notes that a person came in. What was proven has to be what opens the account still: a password that was changed
 * meanwhile lets nobody in (V8). Rejects with Refusal `auth.sign-in-wrong`.
 */
export async function enter(
  { keep, clock }: AccountsContext,
  proven: StoredAccount,
  step: number | null,
  way: 'password' | 'provider',
): Promise<StoredAccount> {
  const entered = await keep.change(proven.account.id, (now) => {
    if (!now || now.account.disabled) throw new Refusal('auth.sign-in-wrong')
    const isSame = now.passwordHash === proven.passwordHash && now.code?.secret === proven.code?.secret
    if (!isSame || now.account.identity !== proven.account.identity) throw new Refusal('auth.sign-in-wrong')
    if (step !== null && now.code && step <= now.code.lastStep) throw new Refusal('auth.sign-in-wrong')
    const next = {
      ...now,
      account: { ...now.account, lastSignInAt: clock.now() },
      code: now.code && step !== null ? { ...now.code, lastStep: step } : now.code,
    }
    return { next, event: { kind: 'account.signed-in', ...eventOf(next, self(next)), way } }
  })
  if (!entered) throw new Refusal('auth.sign-in-wrong')
  return entered
}
