import { nextHop, type Place as TreePlace } from '#conference/cascade'
import type { NodeId, SiteId } from '#contract'

export { neighboursOf } from '#conference/cascade'

/** Where a node stands in the tree of tiers, and how many video streams each of its links may carry. */
export interface Place extends TreePlace {
  /** K, video streams per link and direction. */
  budget: { in: number; out: number }
}

/** The pipe between two neighbours is named after the lower one. */
export const pipeBetween = (place: Place, peer: NodeId): string => (peer === place.parent ? place.self : peer)

/** Whether a site is reached through that neighbour: below a child, or anywhere but here when it is the parent. */
export const liesBeyond = (place: Place, peer: NodeId, site: SiteId): boolean => nextHop(place, site) === peer
