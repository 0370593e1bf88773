import { type NodeId, type SiteId, type SourceKey, type SourceKind, sourceOf } from '#contract'
import type { Allocation } from './ledger.ts'
import { compareKeys } from './rank.ts'
import type { Situation } from './situation.ts'

/** For every local site the nodes whose audience gets its source of a kind: "who sees me now". */
export function reachOf(
  { input, watched, here, sites }: Situation,
  { accepted }: Allocation,
  kind: SourceKind,
): Record<SiteId, NodeId[]> {
  const audiences = new Map<SourceKey, NodeId[]>()
  for (const { source, audience } of Object.values(accepted).flat()) {
    audiences.set(source, [...(audiences.get(source) ?? []), ...audience])
  }
  const reach = (site: SiteId): NodeId[] => {
    const source = sourceOf(site, kind)
    if (!here.has(source)) return []
    const own = watched.get(source)?.standby === false ? [input.self] : []
    return [...new Set([...own, ...(audiences.get(source) ?? [])])].sort(compareKeys)
  }
  return Object.fromEntries(sites.map((site) => [site, reach(site)]))
}
