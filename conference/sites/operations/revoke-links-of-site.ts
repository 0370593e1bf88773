import { and, eq, isNull } from 'drizzle-orm'
import { Refusal, type SiteId } from '#contract'
import type { SitesContext } from '../context.ts'
import { siteLinksTable } from '../tables.ts'

/**
 * Ends every link of a site and every browser that they let in (rule S13); returns how many links ended.
 * Throws Refusal `site.unknown`.
 */
export async function revokeLinksOfSite(context: SitesContext, siteId: SiteId): Promise<number> {
  const { store, clock, registry } = context
  if (registry.historyOf(siteId).length === 0) throw new Refusal('site.unknown', { site: siteId })
  const revoked = await store.db
    .update(siteLinksTable)
    .set({ revokedAt: new Date(clock.now()) })
    .where(and(eq(siteLinksTable.siteId, siteId), isNull(siteLinksTable.revokedAt)))
    .returning({ linkId: siteLinksTable.linkId })
  return revoked.length
}
