import { isWithin } from '#conference/sites/ids'
import type { NodeId, SiteId } from '#contract'

/** Where a node stands in the tree of tiers, and how many video streams each of its links may carry. */
export interface Place {
  self: NodeId
  parent: NodeId | null
  children: readonly NodeId[]
  /** K, video streams per link and direction. */
  budget: { in: number; out: number }
}

export const neighboursOf = ({ parent, children }: Place): NodeId[] =>
  parent === null ? [...children] : [parent, ...children]

/** The pipe between two neighbours is named after the lower one. */
export const pipeBetween = (place: Place, peer: NodeId): string => (peer === place.parent ? place.self : peer)

/** Whether a site is reached through that neighbour: below a child, or anywhere but here when it is the parent. */
export const liesBeyond = (place: Place, peer: NodeId, site: SiteId): boolean =>
  peer === place.parent ? !isWithin(site, place.self) : isWithin(site, peer)
