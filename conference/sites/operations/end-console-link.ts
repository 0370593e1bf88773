import { and, eq, gt, isNull } from 'drizzle-orm'
import type { SitesContext } from '../context.ts'
import { consoleLinksTable } from '../tables.ts'

/** Ends a sign-in link that was not used, as if it expired now (rule S18); false when there was none to end. */
export async function endConsoleLink({ store, clock }: SitesContext, linkId: string): Promise<boolean> {
  const now = new Date(clock.now())
  const ended = await store.db
    .update(consoleLinksTable)
    .set({ expiresAt: now })
    .where(
      and(
        eq(consoleLinksTable.linkId, linkId),
        isNull(consoleLinksTable.redeemedAt),
        gt(consoleLinksTable.expiresAt, now),
      ),
    )
    .returning({ linkId: consoleLinksTable.linkId })
  return ended.length > 0
}
