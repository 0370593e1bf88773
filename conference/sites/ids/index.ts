import { type NodeId, type SiteId, siteId } from '#contract'

export type Tier = 'centre' | 'province' | 'commune'

export const CENTRE: NodeId = 'VN'

/** Whether the text has the shape of a site's id; the site itself may still be unknown (rule S1). */
export function isSiteId(text: string): boolean {
  return siteId.safeParse(text).success
}

/**
 * The tier of a site or node, from its id alone (rule S1). A room below a province that is not a commune
 * (a department, `VN-25-SYT`) counts as provincial.
 */
export function tierOf(id: SiteId): Tier {
  const [, province, room] = id.split('-')
  if (province === undefined) return 'centre'
  return room !== undefined && /^\d{5}$/.test(room) ? 'commune' : 'province'
}

/** The unit directly above: the province of a commune, the centre of a province; none above the centre. */
export function parentOf(id: SiteId): NodeId | undefined {
  const cut = id.lastIndexOf('-')
  return cut < 0 ? undefined : id.slice(0, cut)
}

/** The node that a site joins: `VN-25-07900` → `VN-25`, `VN-25` → `VN-25`, `VN` → `VN` (rule S2). */
export function homeNode(site: SiteId): NodeId {
  return site.split('-', 2).join('-')
}

/** Whether `id` lies strictly below `above` in the tree (rule S3). */
export function isBelow(id: SiteId, above: SiteId): boolean {
  return id.startsWith(`${above}-`)
}

/** Whether `id` is `above` itself or lies below it (rule S3). */
export function isWithin(id: SiteId, above: SiteId): boolean {
  return id === above || isBelow(id, above)
}
