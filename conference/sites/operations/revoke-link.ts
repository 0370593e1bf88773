import { and, eq, isNull } from 'drizzle-orm'
import type { SitesContext } from '../context.ts'
import { siteLinksTable } from '../tables.ts'

/** Ends one link and every browser that it let in (rule S13); false when it was not there or ended before. */
export async function revokeLink({ store, clock }: SitesContext, linkId: string): Promise<boolean> {
  const revoked = await store.db
    .update(siteLinksTable)
    .set({ revokedAt: new Date(clock.now()) })
    .where(and(eq(siteLinksTable.linkId, linkId), isNull(siteLinksTable.revokedAt)))
    .returning({ linkId: siteLinksTable.linkId })
  return revoked.length > 0
}
