import { and, inArray, isNull } from 'drizzle-orm'
import { Refusal, type SiteId } from '#contract'
import type { IssuedLink } from '../access.ts'
import type { SitesContext } from '../context.ts'
import { newId, newSecret } from '../secrets.ts'
import { siteLinksTable } from '../tables.ts'

/**
 * Makes a personal link of each site, all or none; `replace` revokes every link that these sites have, in the same
 * transaction (rules S11, S12, S20). Throws Refusal `site.unknown`.
 */
export async function issueLinks(
  { store, clock, registry, random }: SitesContext,
  siteIds: readonly SiteId[],
  { replace, issuedBy = null }: { replace: boolean; issuedBy?: string | null },
): Promise<IssuedLink[]> {
  const unknown = siteIds.find((siteId) => !registry.byId(siteId))
  if (unknown !== undefined) throw new Refusal('site.unknown', { site: unknown })
  if (siteIds.length === 0) return []
  const now = new Date(clock.now())
  const made = siteIds.map((siteId) => ({ siteId, linkId: newId(random), ...newSecret(random) }))
  await store.transaction(async (tx) => {
    if (replace)
      await tx
        .update(siteLinksTable)
        .set({ revokedAt: now })
        .where(and(inArray(siteLinksTable.siteId, [...siteIds]), isNull(siteLinksTable.revokedAt)))
    await tx.insert(siteLinksTable).values(
      made.map(({ siteId, linkId, hash }) => ({
        siteId,
        linkId,
        tokenHash: hash,
        issuedAt: now,
        issuedBy,
      })),
    )
  })
  return made.map(({ siteId, linkId, secret }) => ({ siteId, linkId, token: secret }))
}
