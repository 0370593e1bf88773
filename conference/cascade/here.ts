import { homeNode, isWithin } from '#conference/sites/ids'
import { type NodeId, partsOfSource, type SourceKey, sourceOf, testOfEcho } from '#contract'
import { nextHop } from './tree.ts'
import type { CascadeInput } from './types.ts'

/** Where a source lives, seen from a node. */
export type Origin = { at: 'here' } | { at: 'beyond'; neighbour: NodeId } | { at: 'nowhere' }

export function originOf(input: CascadeInput, source: SourceKey): Origin {
  const home = homeNode(partsOfSource(source).site)
  if (testOfEcho(source) !== null) return originOfEcho(input, home)
  if (home === input.self) return { at: 'here' }
  const neighbour = nextHop(input, home)
  return neighbour === null ? { at: 'nowhere' } : { at: 'beyond', neighbour }
}

/** An echo begins at the top node and goes down to the home of its site (K25). */
function originOfEcho({ self, parent, children }: CascadeInput, home: NodeId): Origin {
  if (parent !== null) return isWithin(home, self) ? { at: 'beyond', neighbour: parent } : { at: 'nowhere' }
  return children.some((child) => isWithin(home, child)) ? { at: 'here' } : { at: 'nowhere' }
}

/**
 * Sources that can be fed or passed on now: published here, or arrived from the neighbour beyond which they live; at
 * the top node the echo of each test that arrived. What claims to come from anywhere else is not believed.
 */
export function sourcesHere(input: CascadeInput): Set<SourceKey> {
  const isOwn = (source: SourceKey) => testOfEcho(source) === null && originOf(input, source).at === 'here'
  const here = new Set(input.local.filter(isOwn))
  for (const [neighbour, sources] of Object.entries(input.arrived)) {
    for (const source of sources) {
      const origin = originOf(input, source)
      if (origin.at !== 'beyond' || origin.neighbour !== neighbour) continue
      here.add(source)
      if (input.parent === null) for (const echo of echoesOf(source)) here.add(echo)
    }
  }
  return here
}

function echoesOf(source: SourceKey): SourceKey[] {
  const { site, kind } = partsOfSource(source)
  if (kind === 'test-picture') return [sourceOf(site, 'echo-picture')]
  return kind === 'test-sound' ? [sourceOf(site, 'echo-sound')] : []
}
