import { and, eq, isNull } from 'drizzle-orm'
import type { SitesContext } from '../context.ts'
import { accessTokensTable } from '../tables.ts'

/** Ends an access token (rule S17); false when it was not there or ended before. */
export async function revokeAccessToken({ store, clock }: SitesContext, tokenId: string): Promise<boolean> {
  const revoked = await store.db
    .update(accessTokensTable)
    .set({ revokedAt: new Date(clock.now()) })
    .where(and(eq(accessTokensTable.tokenId, tokenId), isNull(accessTokensTable.revokedAt)))
    .returning({ tokenId: accessTokensTable.tokenId })
  return revoked.length > 0
}
