import { isSound, type NodeId, partsOfSource, type SourceKey } from '#contract'
import type { Budget } from './types.ts'

/** The places that are left on the links of one node. Only video takes places; sound always finds room. */
export interface Places {
  free(neighbour: NodeId, direction: keyof Budget, source: SourceKey): boolean
  occupy(neighbour: NodeId, direction: keyof Budget, source: SourceKey): void
  /** K of the link, for words. */
  bound(neighbour: NodeId, direction: keyof Budget): number
}

export function isVideo(source: SourceKey): boolean {
  return !isSound(partsOfSource(source).kind)
}

export function createPlaces(budget: Readonly<Record<NodeId, Budget>>): Places {
  const taken = new Map<string, number>()
  const count = (neighbour: NodeId, direction: keyof Budget) => taken.get(`${neighbour} ${direction}`) ?? 0
  const bound = (neighbour: NodeId, direction: keyof Budget) => budget[neighbour]?.[direction] ?? 0
  return {
    bound,
    free: (neighbour, direction, source) =>
      !isVideo(source) || count(neighbour, direction) < bound(neighbour, direction),
    occupy(neighbour, direction, source) {
      if (isVideo(source)) taken.set(`${neighbour} ${direction}`, count(neighbour, direction) + 1)
    },
  }
}
