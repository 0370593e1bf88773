import type { NodeId } from '#contract'
import type { IssuedConsoleLink, Role } from '../access.ts'
import type { SitesContext } from '../context.ts'
import { newId, newSecret } from '../secrets.ts'
import { consoleLinksTable } from '../tables.ts'

const DAY_MS = 24 * 3_600_000

export interface ConsoleLinkWish {
  role: Role
  nodeId: NodeId
  ttlMs?: number
  /** The account that asks for it; none: a link, a token, or the machine itself. */
  issuedBy?: string | null
}

/** Makes a sign-in link for one console, good for one use within `ttlMs` (default 24 h; rule S15). */
export async function issueConsoleLink(
  { store, clock, random }: SitesContext,
  { role, nodeId, ttlMs = DAY_MS, issuedBy = null }: ConsoleLinkWish,
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
    issuedBy,
  })
  return { linkId, token: secret, expiresAt }
}
