import { homeNode } from '#conference/sites/ids'
import {
  echoSourceKind,
  isTrial,
  type Layer,
  type NodeId,
  partsOfSource,
  type SiteId,
  type SourceKey,
  sourceOf,
  testOfEcho,
  testSourceKind,
} from '#contract'
import { depthOf, nextHop } from './tree.ts'
import type { CascadeInput, Loop, Monitor } from './types.ts'

/** A test has one layer, which is its highest. */
const TEST_LAYER: Layer = 2

/** The loops that stand (K25): of own sites that can receive, each by this node or by the top one above it. */
export function standingLoops({ self, parent, audience, loops = [] }: CascadeInput): readonly Loop[] {
  if (loops.length === 0) return loops
  const receiving = new Set(audience)
  const isAbove = (node: NodeId) => parent !== null && depthOf(node) === 0
  return loops.filter(
    ({ site, by }) => homeNode(site) === self && receiving.has(site) && (by === self || isAbove(by)),
  )
}

/** What each of these sites is given back: from its own node its test, from above what came down as an echo. */
export function returnedBySite(
  loops: readonly Loop[],
  self: NodeId,
): ReadonlyMap<SiteId, readonly SourceKey[]> {
  const returned = new Map<SiteId, SourceKey[]>()
  for (const loop of loops) {
    const before = returned.get(loop.site) ?? []
    returned.set(loop.site, [...new Set([...before, ...sourcesOfLoop(loop, self)])])
  }
  return returned
}

const sourcesOfLoop = ({ site, by }: Loop, self: NodeId): SourceKey[] =>
  (by === self ? testSourceKind : echoSourceKind).options.map((kind) => sourceOf(site, kind))

/**
 * What has to come here for loops, for nobody: at a site's home the echoes from above; at the top node the tests
 * whose echoes are asked for from below, where the site lives.
 */
export function wishedForLoops(loops: readonly Loop[], input: CascadeInput): Monitor[] {
  const echoes = loops
    .filter(({ by }) => by !== input.self)
    .flatMap((loop) => sourcesOfLoop(loop, input.self))
  return [...echoes, ...testsTakenUp(input)].map((source) => ({ source, layer: layerOf(source) }))
}

function testsTakenUp(input: CascadeInput): SourceKey[] {
  if (input.parent !== null) return []
  return input.children.flatMap((child) =>
    (input.peerWants[child] ?? []).flatMap(({ source }) => {
      const test = testOfEcho(source)
      return test !== null && nextHop(input, homeNode(partsOfSource(source).site)) === child ? [test] : []
    }),
  )
}

/** As a wish for it says. */
export const layerOf = (source: SourceKey): Layer | null => (source.endsWith('-picture') ? TEST_LAYER : null)

export const isOfTest = (source: SourceKey): boolean => isTrial(partsOfSource(source).kind)
