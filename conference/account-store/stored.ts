import { type Account, account } from '#contract/accounts'
import type { accountsTable } from './tables.ts'

/** An account with what opens it, which never leaves this folder. Times are ms UTC. */
export interface StoredAccount {
  readonly account: Omit<Account, 'hasPassword' | 'secondFactor' | 'invitedUntil'>
  /** Argon2id in PHC form. */
  readonly passwordHash: string | null
  /** The secret is sealed. */
  readonly code: { readonly secret: string; readonly lastStep: number } | null
  readonly invitation: {
    readonly hash: Buffer
    readonly until: number
    /** The account that made it; null: a sign-in link, a token, or the machine itself. */
    readonly by: string | null
  } | null
  /** Sign-ins that were opened with another one count no more. */
  readonly generation: number
}

/** As it is told to others. An invitation that is over is none. */
export function told(stored: StoredAccount, now: number): Account {
  const { passwordHash, code, invitation } = stored
  return {
    ...stored.account,
    hasPassword: passwordHash !== null,
    secondFactor: code !== null,
    invitedUntil: invitation && invitation.until > now ? invitation.until : null,
  }
}

type Row = typeof accountsTable.$inferSelect

export function rowOf({ account, passwordHash, code, invitation, generation }: StoredAccount): Row {
  const { lastSignInAt, identity = null, ...plain } = account
  return {
    ...plain,
    identity,
    passwordHash,
    codeSecret: code?.secret ?? null,
    codeStep: code?.lastStep ?? null,
    invitationHash: invitation?.hash ?? null,
    invitedUntil: invitation && new Date(invitation.until),
    invitedBy: invitation?.by ?? null,
    generation,
    lastSignInAt: lastSignInAt === null ? null : new Date(lastSignInAt),
  }
}

/** Null when the row says what the contract does not know. */
export function storedOf(row: Row): StoredAccount | null {
  const { passwordHash, codeSecret, codeStep, lastSignInAt, generation, ...rest } = row
  const { invitationHash, invitedUntil, invitedBy, ...plain } = rest
  const stored = {
    passwordHash,
    code: codeSecret === null ? null : { secret: codeSecret, lastStep: codeStep ?? 0 },
    invitation:
      invitationHash && invitedUntil
        ? { hash: Buffer.from(invitationHash), until: invitedUntil.getTime(), by: invitedBy }
        : null,
    generation,
  }
  const { success, data } = account.safeParse({
    ...plain,
    lastSignInAt: lastSignInAt?.getTime() ?? null,
    hasPassword: passwordHash !== null,
    secondFactor: stored.code !== null,
    invitedUntil: stored.invitation?.until ?? null,
  })
  if (!success) return null
  const { hasPassword: _has, secondFactor: _second, invitedUntil: _until, ...known } = data
  return { account: known, ...stored }
}
