import type { Layer, NodeId, SourceKey } from '#contract'
import type { Want } from '#contract/uplink'
import type { Wished } from './audience.ts'
import { isVideo } from './places.ts'
import { compareKeys } from './rank.ts'
import { neighboursOf, nextHop } from './tree.ts'
import type { CascadeInput } from './types.ts'

/** A neighbour's want as we serve it. */
export interface Demand {
  neighbour: NodeId
  want: Want
}

/**
 * The neighbours' wants by source. An audience can only be on the neighbour's own side of the link; an audience of
 * none stays one.
 */
export function demandsBySource(input: CascadeInput): Map<SourceKey, Demand[]> {
  const demands = new Map<SourceKey, Demand[]>()
  for (const neighbour of neighboursOf(input)) {
    for (const want of input.peerWants[neighbour] ?? []) {
      const beyond = want.audience.filter((node) => nextHop(input, node) === neighbour)
      const audience = beyond.length === 0 && want.audience.length > 0 ? [neighbour] : beyond
      const list = demands.get(want.source) ?? []
      if (list.some((demand) => demand.neighbour === neighbour)) continue
      demands.set(want.source, [...list, { neighbour, want: { ...want, audience } }])
    }
  }
  return demands
}

/**
 * One want for all who need a source: the highest layer and everybody's audience, in which nobody is for whom it is
 * only on standby. Null when nobody needs it.
 */
export function combine(
  self: NodeId,
  source: SourceKey,
  watched: Wished,
  demands: readonly Demand[],
): Want | null {
  const mine = watched.get(source)
  if (mine === undefined && demands.length === 0) return null
  const audience = new Set(demands.flatMap(({ want }) => want.audience))
  if (mine !== undefined && !mine.standby) audience.add(self)
  const layers = [mine?.layer ?? null, ...demands.map(({ want }) => want.layer)]
  return {
    source,
    layer: isVideo(source) ? highestLayer(layers) : null,
    audience: [...audience].sort(compareKeys),
  }
}

/** The highest of the layers that are given, at least 0. */
export function highestLayer(layers: readonly (number | null)[]): Layer {
  const highest = Math.max(0, ...layers.map((layer) => layer ?? 0))
  return highest >= 2 ? 2 : highest >= 1 ? 1 : 0
}
