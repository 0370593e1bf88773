import { isWithin } from '#conference/sites/ids'
import type { NodeId } from '#contract'

/** A node's place in the tree. */
export interface Place {
  self: NodeId
  parent: NodeId | null
  children: readonly NodeId[]
}

/** 0 for the centre, 1 for a province. */
export function depthOf(node: NodeId): number {
  return node.split('-').length - 1
}

/** The top node above a site or node. */
export const topOf = (unit: string): NodeId => unit.split('-')[0] ?? unit

/** Parent first, then children as configured. */
export function neighboursOf({ parent, children }: Place): NodeId[] {
  return parent === null ? [...children] : [parent, ...children]
}

/**
 * The neighbour through which a node is reached: the child that it is at or below, else the parent. Null for the
 * node itself, and where there is no way: a node below ours that is none of our children, or above a top node.
 */
export function nextHop(place: Place, target: NodeId): NodeId | null {
  if (target === place.self) return null
  const child = place.children.find((node) => isWithin(target, node))
  if (child !== undefined) return child
  return isWithin(target, place.self) ? null : place.parent
}
