import { isSound, type NodeId, partsOfSource, type SourceKey } from '#contract'
import { isOfTest } from './loops.ts'
import type { Budget } from './types.ts'

/** The places that are left on the links of one node. Sound and tests (K25) take none and always find room. */
export interface Places {
  free(neighbour: NodeId, direction: keyof Budget, source: SourceKey): boolean
  occupy(neighbour: NodeId, direction: keyof Budget, source: SourceKey): void
  /** K of the link, for words. */
  bound(neighbour: NodeId, direction: keyof Budget): number
}

export function isVideo(source: SourceKey): boolean {
  return !isSound(partsOfSource(source).kind)
}

const takesPlace = (source: SourceKey) => isVideo(source) && !isOfTest(source)

export function createPlaces(budget: Readonly<Record<NodeId, Budget>>): Places {
  const taken = new Map<string, number>()
  const count = (neighbour: NodeId, direction: keyof Budget) => taken.get(`${neighbour} ${direction}`) ?? 0
  const bound = (neighbour: NodeId, direction: keyof Budget) => budget[neighbour]?.[direction] ?? 0
  return {
    bound,
    free: (neighbour, direction, source) =>
      !takesPlace(source) || count(neighbour, direction) < bound(neighbour, direction),
    occupy(neighbour, direction, source) {
      if (takesPlace(source)) taken.set(`${neighbour} ${direction}`, count(neighbour, direction) + 1)
    },
  }
}
