import { asc, eq } from 'drizzle-orm'
import type { SiteId } from '#contract'
import type { SiteLink } from '../access.ts'
import type { SitesContext } from '../context.ts'
import { siteLinksTable } from '../tables.ts'

/** The links of a site, or of every site, revoked ones too, the oldest first. */
export async function listLinks({ store }: SitesContext, siteId?: SiteId): Promise<SiteLink[]> {
  const rows = await store.db
    .select()
    .from(siteLinksTable)
    .where(siteId === undefined ? undefined : eq(siteLinksTable.siteId, siteId))
    .orderBy(asc(siteLinksTable.issuedAt), asc(siteLinksTable.linkId))
  return rows.map((row) => ({
    linkId: row.linkId,
    siteId: row.siteId,
    issuedAt: row.issuedAt.getTime(),
    revokedAt: row.revokedAt?.getTime() ?? null,
  }))
}
