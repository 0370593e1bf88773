import { and, eq, isNull } from 'drizzle-orm'
import type { SiteBrowser } from '../access.ts'
import type { SitesContext } from '../context.ts'
import { hashOfSecret } from '../secrets.ts'
import { siteBrowsersTable, siteLinksTable } from '../tables.ts'

/** The site that a browser's credential speaks for; undefined when unknown or its link was revoked (S13). */
export async function siteOfBrowser(
  { store }: SitesContext,
  credential: string,
): Promise<SiteBrowser | undefined> {
  const [browser] = await store.db
    .select({
      siteId: siteLinksTable.siteId,
      linkId: siteLinksTable.linkId,
      browserId: siteBrowsersTable.browserId,
    })
    .from(siteBrowsersTable)
    .innerJoin(siteLinksTable, eq(siteLinksTable.linkId, siteBrowsersTable.linkId))
    .where(
      and(eq(siteBrowsersTable.credentialHash, hashOfSecret(credential)), isNull(siteLinksTable.revokedAt)),
    )
  return browser
}
