import { Refusal, type SiteId } from '#contract'
import type { IssuedLink } from '../access.ts'
import type { SitesContext } from '../context.ts'
import { newId, newSecret } from '../secrets.ts'
import { siteLinksTable } from '../tables.ts'

/**
 * Makes a personal link of a site; links made before stay valid until revoked. The token is not stored and
 * can't be shown again (rules S11, S12). `issuedBy`: the account that asked for it. Throws Refusal `site.unknown`.
 */
export async function issueLink(
  context: SitesContext,
  siteId: SiteId,
  issuedBy: string | null = null,
): Promise<IssuedLink> {
  const { store, clock, registry, random } = context
  if (!registry.byId(siteId)) throw new Refusal('site.unknown', { site: siteId })
  const linkId = newId(random)
  const { secret, hash } = newSecret(random)
  await store.db
    .insert(siteLinksTable)
    .values({ linkId, siteId, tokenHash: hash, issuedAt: new Date(clock.now()), issuedBy })
  return { linkId, siteId, token: secret }
}
