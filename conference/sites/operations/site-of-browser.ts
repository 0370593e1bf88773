import { and, eq, isNull } from 'drizzle-orm'
import type { SiteBrowser } from '../access.ts'
import type { SitesContext } from '../context.ts'
import { hashOfSecret } from '../secrets.ts'
import { siteBrowsersTable, siteLinksTable } from '../tables.ts'

/**
 * The site that a browser's credential speaks for; undefined when it is unknown, its link was revoked (S13), or it is no
 * site today.
 */
export async function siteOfBrowser(
  { store, registry }: SitesContext,
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
  return browser && registry.byId(browser.siteId) ? browser : undefined
}
