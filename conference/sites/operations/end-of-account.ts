import { and, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { Queryable } from '#foundation/store'
import type { SitesContext } from '../context.ts'
import { accessTokensTable, consoleLinksTable, consolesTable } from '../tables.ts'

/** What of an account is to end. */
export interface EndOfAccount {
  readonly signIns?: boolean
  readonly issued?: boolean
}

/**
 * Ends what an account has: its own sign-ins, returning how many; what it issued of access tokens and sign-in links, and
 * the consoles that these links opened (rules S19, S21). In a transaction of the caller, with the change of the account
 * that asks for it.
 */
export async function endOfAccount(
  { clock }: Pick<SitesContext, 'clock'>,
  tx: Queryable,
  accountId: string,
  { signIns, issued }: EndOfAccount,
): Promise<number> {
  const now = new Date(clock.now())
  const isOpen = and(isNull(consolesTable.endedAt), gt(consolesTable.expiresAt, now))
  if (issued) {
    await tx
      .update(accessTokensTable)
      .set({ revokedAt: now })
      .where(and(eq(accessTokensTable.issuedBy, accountId), isNull(accessTokensTable.revokedAt)))
    const ofIssuer = eq(consoleLinksTable.issuedBy, accountId)
    // First the links: one that is being followed is waited for, and its console is there then.
    await tx
      .update(consoleLinksTable)
      .set({ expiresAt: now })
      .where(and(ofIssuer, isNull(consoleLinksTable.redeemedAt), gt(consoleLinksTable.expiresAt, now)))
    const followed = tx.select({ linkId: consoleLinksTable.linkId }).from(consoleLinksTable).where(ofIssuer)
    await tx
      .update(consolesTable)
      .set({ endedAt: now })
      .where(and(inArray(consolesTable.linkId, followed), isOpen))
  }
  if (!signIns) return 0
  const ended = await tx
    .update(consolesTable)
    .set({ endedAt: now })
    .where(and(eq(consolesTable.accountId, accountId), isOpen))
    .returning({ consoleId: consolesTable.consoleId })
  return ended.length
}
