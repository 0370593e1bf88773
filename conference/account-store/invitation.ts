import { createHash } from 'node:crypto'
import type { StoredAccount } from './stored.ts'

/** Long enough to reach a person by whatever way, over a weekend. */
const INVITED_MS = 72 * 3_600_000

/** An invitation that is shown once; only its SHA-256 is kept. */
export interface Invited {
  readonly id: string
  readonly token: string
  /** ms UTC. */
  readonly expiresAt: number
}

/** 256 random bits: as with links (S11), no salt is needed, and looking it up by its hash tells nothing. */
export const hashOfInvitation = (token: string): Buffer => createHash('sha256').update(token).digest()

export function newInvitation(
  random: (bytes: number) => Buffer,
  now: number,
  by: string | null,
): { token: string; kept: NonNullable<StoredAccount['invitation']> } {
  const token = random(32).toString('base64url')
  return { token, kept: { hash: hashOfInvitation(token), until: now + INVITED_MS, by } }
}
