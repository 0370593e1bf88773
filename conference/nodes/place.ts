import type { NodeId } from '#contract'

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
