import { eq } from 'drizzle-orm'
import type { AccessToken } from '../access.ts'
import type { SitesContext } from '../context.ts'
import { hashOfSecret } from '../secrets.ts'
import { accessTokensTable } from '../tables.ts'
import { isTokenValid, listedToken } from './list-access-tokens.ts'

/** The valid access token that this secret is; undefined when unknown, revoked or expired (rule S17). */
export async function tokenOfSecret(
  { store, clock }: SitesContext,
  secret: string,
): Promise<AccessToken | undefined> {
  const [row] = await store.db
    .select()
    .from(accessTokensTable)
    .where(eq(accessTokensTable.tokenHash, hashOfSecret(secret)))
  const token = row && listedToken(row)
  return token && isTokenValid(token, clock.now()) ? token : undefined
}
