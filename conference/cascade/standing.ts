import { type NodeId, partsOfSource, type SiteId, type SourceKind, sourceOf } from '#contract'
import { watchedHere } from './audience.ts'
import { sourcesHere } from './here.ts'
import type { Allocation } from './ledger.ts'
import { compareKeys } from './rank.ts'
import { homeOf } from './tree.ts'
import type { CascadeInput } from './types.ts'

/** For every local site the nodes whose audience gets its source of a kind: "who sees me now". */
export function reachOf(
  input: CascadeInput,
  { accepted }: Allocation,
  kind: SourceKind,
): Record<SiteId, NodeId[]> {
  const watched = watchedHere(input)
  const here = sourcesHere(input)
  const audiences = new Map<string, Set<NodeId>>()
  for (const { source, audience } of Object.values(accepted).flat()) {
    const nodes = audiences.get(source) ?? new Set()
    for (const node of audience) nodes.add(node)
    audiences.set(source, nodes)
  }
  const reach = (site: SiteId): NodeId[] => {
    const source = sourceOf(site, kind)
    if (!here.has(source)) return []
    const nodes = new Set(audiences.get(source))
    if (watched.has(source)) nodes.add(input.self)
    return [...nodes].sort(compareKeys)
  }
  const publishers = input.local.map((source) => partsOfSource(source).site)
  const sites = new Set([...publishers, ...input.audience].filter((site) => homeOf(site) === input.self))
  return Object.fromEntries([...sites].sort().map((site) => [site, reach(site)]))
}
