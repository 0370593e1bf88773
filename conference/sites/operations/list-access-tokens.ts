import { asc } from 'drizzle-orm'
import type { AccessToken } from '../access.ts'
import type { SitesContext } from '../context.ts'
import { accessTokensTable } from '../tables.ts'

/** The access tokens that are valid, the oldest first. */
export async function listAccessTokens({ store, clock }: SitesContext): Promise<AccessToken[]> {
  const rows = await store.db
    .select()
    .from(accessTokensTable)
    .orderBy(asc(accessTokensTable.issuedAt), asc(accessTokensTable.tokenId))
  return rows.map(listedToken).filter((token) => isTokenValid(token, clock.now()))
}

export function isTokenValid(token: AccessToken, now: number): boolean {
  return token.revokedAt === null && (token.expiresAt === null || now < token.expiresAt)
}

export function listedToken(row: typeof accessTokensTable.$inferSelect): AccessToken {
  return {
    tokenId: row.tokenId,
    name: row.name,
    rights: row.rights,
    issuedAt: row.issuedAt.getTime(),
    expiresAt: row.expiresAt?.getTime() ?? null,
    revokedAt: row.revokedAt?.getTime() ?? null,
    issuedBy: row.issuedBy,
  }
}
