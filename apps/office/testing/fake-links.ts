import { randomBytes } from 'node:crypto'
import { homeNode } from '#conference/sites'
import { type BodyOf, type NodeId, Refusal, type ReplyOf, type SiteId } from '#contract'
import type { SiteLinkOperations } from '#contract/console'
import { registry } from './units.ts'

type Body<Op extends keyof SiteLinkOperations> = BodyOf<SiteLinkOperations, Op>
type Reply<Op extends keyof SiteLinkOperations> = ReplyOf<SiteLinkOperations, Op>

/** The personal links of a node's own sites, in memory. */
export interface FakeLinks {
  /** Addresses of the valid links of each site, the newest last. */
  readonly valid: Map<SiteId, string[]>
  /** How many more links can be made; null: without end. */
  room: number | null
  answers: { [Op in keyof SiteLinkOperations]: (body: Body<Op>) => Reply<Op> }
}

export function createFakeLinks(node: NodeId): FakeLinks {
  const valid = new Map<SiteId, string[]>()
  const made = (site: SiteId) => {
    if (links.room !== null && links.room-- <= 0) throw new Refusal('internal', { ref: 'full' })
    const link = randomBytes(9).toString('base64url')
    const url = `https://thhn.phutho.gov.vn/r/${randomBytes(32).toString('base64url')}`
    valid.set(site, [...(valid.get(site) ?? []), url])
    return { site, link, url }
  }
  const links: FakeLinks = {
    ...{ valid, room: null },
    answers: {
      'sites.list-links': () => ({
        sites: registry
          .all()
          .map(({ id }) => id)
          .filter((id) => homeNode(id) === node)
          .toSorted()
          .map((site) => {
            const count = valid.get(site)?.length ?? 0
            return {
              site,
              label: registry.labelOf(site),
              links: count,
              issuedAt: count > 0 ? Date.now() : null,
            }
          }),
      }),
      'sites.issue-link': ({ site }) => {
        const { link, url } = made(site)
        return { link, url }
      },
      'sites.issue-links': ({ sites, replace }) => {
        if (links.room !== null && links.room < sites.length) throw new Refusal('internal', { ref: 'full' })
        if (replace) for (const site of sites) valid.delete(site)
        return { links: sites.map(made), dutyPhone: '0210 3846 789' }
      },
      'sites.revoke-links': ({ site }) => {
        const revoked = valid.get(site)?.length ?? 0
        valid.delete(site)
        return { revoked }
      },
    },
  }
  return links
}
