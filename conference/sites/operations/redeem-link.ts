import { and, eq, isNull } from 'drizzle-orm'
import { Refusal } from '#contract'
import type { Redeemed, SiteBrowser } from '../access.ts'
import type { SitesContext } from '../context.ts'
import { hashOfSecret, newId, newSecret } from '../secrets.ts'
import { siteBrowsersTable, siteLinksTable } from '../tables.ts'

/**
 * Turns a site's link into a remembered browser: its credential outlives the URL, and ends with the link
 * (rules S12, S13). A link of what is no site today opens nothing. Throws Refusal `auth.link-invalid`.
 */
export async function redeemLink(context: SitesContext, token: string): Promise<Redeemed<SiteBrowser>> {
  const { store, clock, registry, random } = context
  return store.transaction(async (tx) => {
    const [link] = await tx
      .select({ linkId: siteLinksTable.linkId, siteId: siteLinksTable.siteId })
      .from(siteLinksTable)
      .where(and(eq(siteLinksTable.tokenHash, hashOfSecret(token)), isNull(siteLinksTable.revokedAt)))
    if (!link || !registry.byId(link.siteId)) throw new Refusal('auth.link-invalid')
    const browserId = newId(random)
    const { secret, hash } = newSecret(random)
    await tx.insert(siteBrowsersTable).values({
      browserId,
      linkId: link.linkId,
      credentialHash: hash,
      rememberedAt: new Date(clock.now()),
    })
    return { credential: secret, identity: { ...link, browserId } }
  })
}
