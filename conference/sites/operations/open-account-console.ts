import type { NodeId } from '#contract'
import { type AccountConsole, type Redeemed, SIGNED_IN_MS } from '../access.ts'
import type { SitesContext } from '../context.ts'
import { newId, newSecret } from '../secrets.ts'
import { consolesTable } from '../tables.ts'

/** Signs a person in whose account was proven, with a credential of its own each time (rule S19). */
export async function openAccountConsole(
  { store, clock, random }: SitesContext,
  { accountId, nodeId }: { accountId: string; nodeId: NodeId },
): Promise<Redeemed<AccountConsole>> {
  const now = clock.now()
  const consoleId = newId(random)
  const { secret, hash } = newSecret(random)
  const expiresAt = now + SIGNED_IN_MS
  await store.db.insert(consolesTable).values({
    ...{ consoleId, accountId, nodeId, credentialHash: hash },
    signedInAt: new Date(now),
    expiresAt: new Date(expiresAt),
  })
  return { credential: secret, identity: { consoleId, accountId, nodeId, expiresAt } }
}
