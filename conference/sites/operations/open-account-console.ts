import type { NodeId } from '#contract'
import { type AccountConsole, type Redeemed, SIGNED_IN_MS } from '../access.ts'
import type { SitesContext } from '../context.ts'
import { newId, newSecret } from '../secrets.ts'
import { consolesTable } from '../tables.ts'

/** Signs a person in whose account was proven, with a credential of its own each time (rule S19). It counts while the account is of
 * that generation (rule S22). */
export async function openAccountConsole(
  { store, clock, random }: SitesContext,
  { accountId, generation, nodeId }: { accountId: string; generation: number; nodeId: NodeId },
): Promise<Redeemed<AccountConsole>> {
  const now = clock.now()
  const consoleId = newId(random)
  const { secret, hash } = newSecret(random)
  const expiresAt = now + SIGNED_IN_MS
  await store.db.insert(consolesTable).values({
    ...{ consoleId, accountId, accountGeneration: generation, nodeId, credentialHash: hash },
    signedInAt: new Date(now),
    expiresAt: new Date(expiresAt),
  })
  return { credential: secret, identity: { consoleId, accountId, generation, nodeId, expiresAt } }
}
