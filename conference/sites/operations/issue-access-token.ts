import { Refusal } from '#contract'
import type { IssuedAccessToken, Right } from '../access.ts'
import type { SitesContext } from '../context.ts'
import { newId, newSecret } from '../secrets.ts'
import { accessTokensTable } from '../tables.ts'

export interface AccessTokenWish {
  name: string
  rights: readonly Right[]
  expiresAt: number | null
  /** The account that asks for it; none: a link, a token, or the machine itself. */
  issuedBy?: string | null
}

/**
 * Makes an access token for a script, with these rights only; the token is not stored and can't be shown
 * again. `expiresAt` in ms UTC, null for none (rules S11, S17). Throws Refusal `message.malformed` when it
 * would be without a right or expired at birth.
 */
export async function issueAccessToken(
  { store, clock, random }: SitesContext,
  { name, rights, expiresAt, issuedBy = null }: AccessTokenWish,
): Promise<IssuedAccessToken> {
  const now = clock.now()
  if (rights.length === 0) throw new Refusal('message.malformed', { reason: 'rights is empty' })
  if (expiresAt !== null && expiresAt <= now) {
    throw new Refusal('message.malformed', { reason: 'expiresAt has passed' })
  }
  const tokenId = newId(random)
  const { secret, hash } = newSecret(random)
  await store.db.insert(accessTokensTable).values({
    tokenId,
    name,
    rights: [...new Set(rights)],
    tokenHash: hash,
    issuedAt: new Date(now),
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
    issuedBy,
  })
  return { tokenId, token: secret }
}
