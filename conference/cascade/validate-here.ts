import { homeNode, isWithin } from '#conference/sites/ids'
import { type NodeId, partsOfSource, type SiteId, type SourceKey } from '#contract'
import { neighboursOf, nextHop } from './tree.ts'
import type { CascadeInput } from './types.ts'

/** From where a source comes: from the side of its site, an echo from above. Null: from here. */
export function neighbourOf(input: CascadeInput, source: SourceKey): NodeId | null {
  const { site, kind } = partsOfSource(source)
  return kind.startsWith('echo-') ? input.parent : nextHop(input, homeNode(site))
}

export function isHere(input: CascadeInput, source: SourceKey): boolean {
  const { site, kind } = partsOfSource(source)
  const home = homeNode(site)
  const origin = neighbourOf(input, source)
  if (kind.startsWith('echo-')) {
    if (origin === null) return home !== input.self && isHere(input, source.replace('/echo-', '/test-'))
    if (!isWithin(home, input.self)) return false
  }
  if (origin !== null) return input.arrived[origin]?.includes(source) ?? false
  return input.local.includes(source) && home === input.self
}

/** All that can be fed, sent or watched here. */
export function sourcesAt(input: CascadeInput): Set<SourceKey> {
  const told = [...input.local, ...neighboursOf(input).flatMap((node) => input.arrived[node] ?? [])]
  const echoes = told.map((source) => source.replace('/test-', '/echo-'))
  return new Set([...told, ...echoes].filter((source) => isHere(input, source)))
}

/** Whether a loop has this node itself ask for it: a site's home for the echo, the top node for the test. */
export function isForLoop(input: CascadeInput, source: SourceKey): boolean {
  const { site, kind } = partsOfSource(source)
  if (kind.startsWith('echo-')) return isLooped(input, site, 'above')
  const isAsked = (node: NodeId) =>
    (input.peerWants[node] ?? []).some((want) => want.source === source.replace('/test-', '/echo-'))
  const side = nextHop(input, homeNode(site))
  return kind.startsWith('test-') && input.parent === null && side !== null && isAsked(side)
}

/** A site here that can receive has its test returned, by this node or from above. */
export function isLooped(input: CascadeInput, site: SiteId, from: 'here' | 'above'): boolean {
  if (homeNode(site) !== input.self || !input.audience.includes(site)) return false
  return (input.loops ?? []).some(
    (loop) =>
      loop.site === site &&
      (from === 'here' ? loop.by === input.self : loop.by === 'VN' && input.parent !== null),
  )
}
