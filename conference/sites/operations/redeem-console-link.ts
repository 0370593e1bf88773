import { and, eq, gt, isNull } from 'drizzle-orm'
import { Refusal } from '#contract'
import type { Queryable } from '#foundation/store'
import { formatVietnamTime } from '#foundation/time'
import { type LinkConsole, type Redeemed, rightsOfRole, SIGNED_IN_MS } from '../access.ts'
import type { SitesContext } from '../context.ts'
import { hashOfSecret, newId, newSecret } from '../secrets.ts'
import { consoleLinksTable, consolesTable } from '../tables.ts'

/**
 * Signs a console in. Of two that follow the same link at once, one is signed in (rule S15). Throws Refusal
 * `auth.console-link-invalid`, `auth.console-link-used`, `auth.console-link-expired`.
 */
export async function redeemConsoleLink(
  { store, clock, random }: SitesContext,
  token: string,
): Promise<Redeemed<LinkConsole>> {
  const now = clock.now()
  return store.transaction(async (tx) => {
    const [link] = await tx
      .update(consoleLinksTable)
      .set({ redeemedAt: new Date(now) })
      .where(
        and(
          eq(consoleLinksTable.tokenHash, hashOfSecret(token)),
          isNull(consoleLinksTable.redeemedAt),
          gt(consoleLinksTable.expiresAt, new Date(now)),
        ),
      )
      .returning()
    if (!link) throw await reasonAgainst(tx, token)
    const { linkId, role, nodeId } = link
    const consoleId = newId(random)
    const { secret, hash } = newSecret(random)
    const expiresAt = now + SIGNED_IN_MS
    await tx.insert(consolesTable).values({
      consoleId,
      linkId,
      role,
      nodeId,
      credentialHash: hash,
      signedInAt: new Date(now),
      expiresAt: new Date(expiresAt),
    })
    const identity = { consoleId, accountId: null, role, nodeId, rights: rightsOfRole(role), expiresAt }
    return { credential: secret, identity }
  })
}

/** Whoever has the token may hear what became of it: that somebody else has used it is worth knowing. */
async function reasonAgainst(tx: Queryable, token: string): Promise<Refusal> {
  const [link] = await tx
    .select()
    .from(consoleLinksTable)
    .where(eq(consoleLinksTable.tokenHash, hashOfSecret(token)))
  if (!link) return new Refusal('auth.console-link-invalid')
  const { redeemedAt, expiresAt } = link
  if (redeemedAt)
    return new Refusal('auth.console-link-used', { at: formatVietnamTime(redeemedAt.getTime()) })
  return new Refusal('auth.console-link-expired', { at: formatVietnamTime(expiresAt.getTime()) })
}
