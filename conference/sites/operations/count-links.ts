import { count, isNull, max } from 'drizzle-orm'
import type { CountedLinks } from '../access.ts'
import type { SitesContext } from '../context.ts'
import { siteLinksTable } from '../tables.ts'

/** The sites that have valid links, how many, and when the newest was made (rule S20). */
export async function countLinks({ store }: SitesContext): Promise<CountedLinks[]> {
  const { siteId, issuedAt, revokedAt } = siteLinksTable
  const rows = await store.db
    .select({ siteId, links: count(), newest: max(issuedAt) })
    .from(siteLinksTable)
    .where(isNull(revokedAt))
    .groupBy(siteId)
  return rows.map(({ siteId, links, newest }) => ({ siteId, links, newestAt: newest?.getTime() ?? 0 }))
}
