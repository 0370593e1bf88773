import { homeNode } from '#conference/sites/ids'
import type { NodeId, SiteId } from '#contract'
import type { Planned } from '#contract/calendar'

/** Of a plan's sites those of one node. */
export interface Part {
  sites: SiteId[]
  dropped: SiteId[]
}

const parted = new WeakMap<Planned, ReadonlyMap<NodeId, Part>>()

/** Each node that a plan concerns, in the order of the sites: made once as long as the plan stays as it is. */
export function partsOf(planned: Planned): ReadonlyMap<NodeId, Part> {
  const known = parted.get(planned)
  if (known) return known
  const parts = new Map<NodeId, Part>()
  const partAt = (site: SiteId): Part => {
    const node = homeNode(site)
    const part = parts.get(node) ?? { sites: [], dropped: [] }
    parts.set(node, part)
    return part
  }
  for (const site of planned.sites) partAt(site).sites.push(site)
  for (const site of planned.dropped) partAt(site).dropped.push(site)
  parted.set(planned, parts)
  return parts
}
