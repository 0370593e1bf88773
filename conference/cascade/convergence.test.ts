import fc from 'fast-check'
import { expect, test } from 'vitest'
import { homeNode } from '#conference/sites/ids'
import { sourceOf } from '#contract'
import { begin, happen, history, provinces, sites } from './testing/histories.ts'
import { inputOf } from './testing/model-node.ts'
import { createModelTree, type ModelTree, settle } from './testing/model-tree.ts'
import { type Truth, truthOf } from './testing/oracle.ts'

const places = fc.constantFrom(0, 1, 2, 3, 4, 64)
const oneBudget = fc.record({ in: places, out: places })
/** For each province: the link as the centre is told of it, and as the province is. */
const budgets = fc.record(Object.fromEntries(provinces.map((name) => [name, fc.tuple(oneBudget, oneBudget)])))

test('K17, K18, K19, K21, K22, K23, K24, K25: no history makes a wrong plan, and once all is delivered everything is where it belongs', () => {
  fc.assert(
    fc.property(history, budgets, (events, bounds) => {
      const tree = createModelTree(
        provinces,
        (from, to) => (from === 'VN' ? bounds[to]?.[0] : bounds[from]?.[1]) ?? { in: 0, out: 0 },
      )
      begin(tree)
      for (const event of events) {
        happen(tree, event)
        expect(tree.faults).toEqual([])
      }
      expect(settle(tree), 'the nodes come to rest').toBe(true)
      expect(tree.faults).toEqual([])

      const truth = truthOf(tree.nodes)
      expect(feedsIn(tree)).toEqual(truth.feeds)
      expect(flowsIn(tree)).toEqual(truth.flows)
      for (const site of sites) expectOrders(tree, truth, site)
    }),
    { numRuns: 100 },
  )
}, 180_000)

function feedsIn(tree: ModelTree): Truth['feeds'] {
  const all = [...tree.nodes.values()].flatMap(({ plan }) => Object.entries(plan.feeds))
  return Object.fromEntries(
    all.map(([site, feeds]) => [
      site,
      feeds.map(({ source, layer, standby }) => `${source} ${layer} ${standby ? 'standby' : 'live'}`),
    ]),
  )
}

/** What is sent on each way, after checking that the far end has just that. */
function flowsIn(tree: ModelTree): Truth['flows'] {
  const flows: Truth['flows'] = {}
  for (const [name, node] of tree.nodes) {
    for (const [other, sources] of Object.entries(node.plan.sends)) {
      const far = tree.nodes.get(other)
      expect(far && inputOf(far).arrived[name]).toEqual(sources)
      flows[`${name} ${other}`] = sources
    }
  }
  return flows
}

/** The layer that a site sends is the best that anybody has, and it is told who sees it. */
function expectOrders(tree: ModelTree, truth: Truth, site: string): void {
  const home = tree.nodes.get(homeNode(site))
  const seat = home?.seats.get(site)
  if (!home || !seat?.camera) return
  const camera = sourceOf(site, 'camera')
  const watching = Object.entries(truth.feeds).flatMap(([watcher, feeds]) =>
    feeds
      .filter((feed) => feed.startsWith(`${camera} `))
      .map((feed) => {
        const [, layer, how] = feed.split(' ')
        return { watcher, layer: Number(layer), sees: how === 'live' }
      }),
  )
  const consoles = [...tree.nodes.values()].flatMap((node) =>
    node.plan.monitors.includes(camera) ? node.monitors.filter(({ source }) => source === camera) : [],
  )
  const layers = [...watching, ...consoles].map(({ layer }) => layer ?? 0)
  const best = layers.length === 0 ? null : Math.max(...layers)
  expect(home.plan.publish[site]?.camera).toBe(best)
  const seeing = watching.filter(({ sees }) => sees)
  const nodes = [...new Set(seeing.map(({ watcher }) => homeNode(watcher)))].sort()
  expect(home.plan.seenBy[site]).toEqual(nodes)
}
