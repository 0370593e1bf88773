import { isWithin } from '#conference/sites/ids'
import type { NodeId, SiteId } from '#contract'

/** A site with what it is called. */
export interface NamedSite {
  site: SiteId
  label: string
}

/** The sites at or below a node, in the order of their ids: the same list until the registry has another one. */
export function sitesWithin(
  node: NodeId,
  registry: { all(): readonly { id: SiteId }[]; labelOf(site: SiteId): string },
): { all(): readonly NamedSite[]; ids(): readonly SiteId[] } {
  let listed: { of: readonly { id: SiteId }[]; sites: readonly NamedSite[]; ids: readonly SiteId[] } | null =
    null
  const now = () => {
    const of = registry.all()
    if (listed?.of === of) return listed
    const sites = of
      .filter(({ id }) => isWithin(id, node))
      .map(({ id }) => ({ site: id, label: registry.labelOf(id) }))
      .toSorted((a, b) => (a.site < b.site ? -1 : 1))
    listed = { of, sites, ids: sites.map(({ site }) => site) }
    return listed
  }
  return { all: () => now().sites, ids: () => now().ids }
}
