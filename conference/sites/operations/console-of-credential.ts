import { and, eq, gt, isNull } from 'drizzle-orm'
import { type ConsoleIdentity, rightsOfRole } from '../access.ts'
import type { SitesContext } from '../context.ts'
import { hashOfSecret } from '../secrets.ts'
import { consolesTable } from '../tables.ts'

/** Who sits at the console with this credential; undefined when unknown, expired or signed out (rule S16). */
export async function consoleOfCredential(
  { store, clock }: SitesContext,
  credential: string,
): Promise<ConsoleIdentity | undefined> {
  const [row] = await store.db
    .select()
    .from(consolesTable)
    .where(
      and(
        eq(consolesTable.credentialHash, hashOfSecret(credential)),
        isNull(consolesTable.endedAt),
        gt(consolesTable.expiresAt, new Date(clock.now())),
      ),
    )
  if (!row) return undefined
  const { consoleId, role, accountId, nodeId } = row
  const signedIn = { consoleId, nodeId, expiresAt: row.expiresAt.getTime() }
  if (accountId !== null) return { ...signedIn, accountId, generation: row.accountGeneration }
  return role === null ? undefined : { ...signedIn, accountId, role, rights: rightsOfRole(role) }
}
