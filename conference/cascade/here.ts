import { homeNode } from '#conference/sites/ids'
import { type NodeId, partsOfSource, type SourceKey } from '#contract'
import { nextHop } from './tree.ts'
import type { CascadeInput } from './types.ts'

/** Where a source lives, seen from a node. */
export type Origin = { at: 'here' } | { at: 'beyond'; neighbour: NodeId } | { at: 'nowhere' }

export function originOf(input: CascadeInput, source: SourceKey): Origin {
  const home = homeNode(partsOfSource(source).site)
  if (home === input.self) return { at: 'here' }
  const neighbour = nextHop(input, home)
  return neighbour === null ? { at: 'nowhere' } : { at: 'beyond', neighbour }
}

/**
 * Sources that can be fed or passed on now: published here, or arrived from the neighbour beyond which they live.
 * What claims to come from anywhere else is not believed.
 */
export function sourcesHere(input: CascadeInput): Set<SourceKey> {
  const here = new Set(input.local.filter((source) => originOf(input, source).at === 'here'))
  for (const [neighbour, sources] of Object.entries(input.arrived)) {
    for (const source of sources) {
      const origin = originOf(input, source)
      if (origin.at === 'beyond' && origin.neighbour === neighbour) here.add(source)
    }
  }
  return here
}
