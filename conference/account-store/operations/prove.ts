import { stepOfCode } from '#conference/accounts'
import { Refusal } from '#contract'
import type { Attempt } from '../attempts.ts'
import type { AccountsContext } from '../context.ts'
import { eventOf, machine } from '../known.ts'
import type { StoredAccount } from '../stored.ts'

export interface Proof {
  /** As it was typed. */
  readonly name: string
  readonly password: string
  /** Left out: not asked yet. */
  readonly code?: string | undefined
  /** Where the attempt comes from. */
  readonly address: string
}

export interface Proven {
  readonly stored: StoredAccount
  /** The step of the code that was given; null: none was needed. */
  readonly step: number | null
}

/**
 * Whether somebody is who they say. One refusal, after the same work, for an unknown name, a wrong password, an account
 * that is disabled or without a password, and a wrong or used code (V5). Rejects with Refusal `auth.sign-in-wrong`,
 * `auth.code-needed`, and as `Attempts.begin` and `Attempts.beginCode` do.
 */
export async function prove(context: AccountsContext, proof: Proof, needsCode = true): Promise<Proven> {
  const { keep, attempts, passwords } = context
  const name = proof.name.normalize('NFKC').trim().toLowerCase()
  const attempt = await attempts.begin(name, proof.address)
  const found = keep.byName(name)
  const stored = found?.account.disabled ? undefined : found
  const isRight = await passwords.verify(stored?.passwordHash ?? null, proof.password)
  if (!stored || !isRight) throw failed(context, found, attempt)
  if (!stored.code || !needsCode) {
    await attempt.passed()
    return { stored, step: null }
  }
  if (proof.code === undefined) {
    await attempt.undone()
    throw new Refusal('auth.code-needed')
  }
  const tried = await attempts
    .beginCode(name, proof.address, stored.passwordHash ?? '')
    .catch(async (error) => {
      await attempt.undone()
      throw error
    })
  const step = usedStep(context, stored.account.id, stored.code, proof.code)
  if (step === null) throw failed(context, stored, tried.locksUntil === null ? attempt : tried)
  await tried.passed()
  await attempt.passed()
  return { stored, step }
}

/** A secret that does not open takes no code: an invitation replaces it. */
function usedStep(
  { vault, clock, log }: AccountsContext,
  id: string,
  { secret, lastStep }: NonNullable<StoredAccount['code']>,
  typed: string,
): number | null {
  const opened = vault.open(secret, id)
  if (opened === null) log.error('second factor sealed with another key', { account: id })
  return opened === null ? null : stepOfCode(opened, typed, { now: clock.now(), lastStep })
}

/**
 * The lock of a name that nobody has is told to nobody: it may be a password in the wrong field. The event is not
 * waited for: who waits longer for the answer would learn that there is such a name.
 */
function failed(
  { keep, log }: AccountsContext,
  found: StoredAccount | undefined,
  { locksUntil }: Pick<Attempt, 'locksUntil'>,
): Refusal {
  if (found && locksUntil !== null)
    keep
      .note({ kind: 'account.locked', ...eventOf(found, machine), until: locksUntil })
      .catch((error: unknown) => log.error('lock of a name not recorded', { error }))
  return new Refusal('auth.sign-in-wrong')
}
