import { and, eq, isNull } from 'drizzle-orm'
import { Refusal, type SiteId } from '#contract'
import type { Queryable } from '#foundation/store'
import type { SitesContext } from '../context.ts'
import { siteLinksTable } from '../tables.ts'

/**
 * Ends every link of a site and every browser that they let in (rule S13); returns how many links ended.
 * `tx`: a transaction of the caller. Throws Refusal `site.unknown`.
 */
export async function revokeLinksOfSite(
  { store, clock, registry }: SitesContext,
  siteId: SiteId,
  tx: Queryable = store.db,
): Promise<number> {
  if (registry.historyOf(siteId).length === 0) throw new Refusal('site.unknown', { site: siteId })
  const revoked = await tx
    .update(siteLinksTable)
    .set({ revokedAt: new Date(clock.now()) })
    .where(and(eq(siteLinksTable.siteId, siteId), isNull(siteLinksTable.revokedAt)))
    .returning({ linkId: siteLinksTable.linkId })
  return revoked.length
}
