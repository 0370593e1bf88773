import type { NodeId } from '#contract'
import type { IssuedConsoleLink, Role } from '../access.ts'
import type { SitesContext } from '../context.ts'
import { newId, newSecret } from '../secrets.ts'
import { consoleLinksTable } from '../tables.ts'

const DAY_MS = 24 * 3_600_000

/** Makes a sign-in link for one console, good for one use within `ttlMs` (default 24 h; rule S15). */
export async function issueConsoleLink(
  { store, clock, random }: SitesContext,
  { role, nodeId, ttlMs = DAY_MS }: { role: Role; nodeId: NodeId; ttlMs?: number },
): Promise<IssuedConsoleLink> {
  const linkId = newId(random)
  const { secret, hash } = newSecret(random)
  const issuedAt = clock.now()
  const expiresAt = issuedAt + ttlMs
  await store.db.insert(consoleLinksTable).values({
    linkId,
    role,
    nodeId,
    tokenHash: hash,
    issuedAt: new Date(issuedAt),
    expiresAt: new Date(expiresAt),
  })
  return { linkId, token: secret, expiresAt }
}
