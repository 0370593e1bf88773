import type { NodeId, SiteId } from '#contract'

/** The node at which a site has its seat: a commune at its province, a tier's own room at that tier. */
export const homeOf = (site: SiteId): NodeId => site.split('-').slice(0, 2).join('-')

/** Whether the site is the node's own room or lies below the node. */
export const isWithin = (site: SiteId, node: NodeId): boolean =>
  node === 'VN' || site === node || site.startsWith(`${node}-`)
