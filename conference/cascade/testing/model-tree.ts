import { homeNode } from '#conference/sites/ids'
import { type NodeId, type Scene, type SessionState, type SiteId, sourceOf } from '#contract'
import { planCascade } from '../plan.ts'
import { neighboursOf } from '../tree.ts'
import type { Budget, Monitor } from '../types.ts'
import { type ModelNode, replan, type Seat, silence, type Told, toTell } from './model-node.ts'

/** A centre with its provinces, joined by links that deliver late and can be cut. */
export interface ModelTree {
  nodes: Map<NodeId, ModelNode>
  /** Faults of any plan so far. */
  faults: string[]
  /** How many states wait to be delivered. */
  waiting(): number
  seat(site: SiteId, change: Partial<Seat>): void
  sessions(owner: NodeId, change: (sessions: SessionState[]) => SessionState[]): void
  /** Says what is in preview in a session of the owner; null: nothing is. */
  prepare(owner: NodeId, session: string, scene: Scene | null): void
  /** Says what the consoles of a node watch. */
  watch(node: NodeId, monitors: Monitor[]): void
  /** An operator's voice begins or ends. */
  voice(node: NodeId, kind: 'line' | 'cue', on: boolean): void
  /** The test of a site is returned by a node, or by that one no more. */
  loop(site: SiteId, by: NodeId, on: boolean): void
  /** Delivers the oldest state from one node to its neighbour, if there is one. */
  deliver(from: NodeId, to: NodeId): boolean
  cut(province: NodeId): void
  heal(province: NodeId): void
}

const wayOf = (from: NodeId, to: NodeId) => `${from} ${to}`

export function createModelTree(
  provinces: NodeId[],
  budgets: (from: NodeId, to: NodeId) => Budget,
): ModelTree {
  const centre = { self: 'VN', parent: null, children: provinces }
  const places = [centre, ...provinces.map((self) => ({ self, parent: 'VN', children: [] }))]
  const queues = new Map<string, Told[]>()
  const last = new Map<string, string>()
  const down = new Set<NodeId>()
  const faults: string[] = []

  const nodes = new Map<NodeId, ModelNode>(
    places.map((place) => {
      const neighbours = neighboursOf(place)
      const budget = Object.fromEntries(neighbours.map((other) => [other, budgets(place.self, other)]))
      const input = { ...place, audience: [], local: [], arrived: {}, sessions: [], peerWants: {}, budget }
      const node: ModelNode = {
        place,
        budget,
        seats: new Map(),
        voices: new Set(),
        own: [],
        previews: {},
        monitors: [],
        loops: [],
        heard: new Map(),
        plan: planCascade(input),
      }
      return [place.self, node]
    }),
  )

  const isDown = (a: NodeId, b: NodeId) => down.has(a === 'VN' ? b : a)
  const tell = (node: ModelNode) => {
    for (const neighbour of neighboursOf(node.place)) {
      if (isDown(node.place.self, neighbour)) continue
      const way = wayOf(node.place.self, neighbour)
      const told = toTell(node, neighbour)
      const text = JSON.stringify(told)
      if (last.get(way) === text) continue
      last.set(way, text)
      queues.set(way, [...(queues.get(way) ?? []), told])
    }
  }
  const change = (name: NodeId, edit: (node: ModelNode) => void) => {
    const node = nodes.get(name)
    if (!node) return
    edit(node)
    faults.push(...replan(node))
    tell(node)
  }
  const bothEnds = (province: NodeId, edit: (node: ModelNode, other: NodeId) => void) => {
    change(province, (node) => edit(node, 'VN'))
    change('VN', (node) => edit(node, province))
  }

  return {
    nodes,
    faults,
    waiting: () => [...queues.values()].reduce((sum, queue) => sum + queue.length, 0),
    seat(site, edit) {
      change(homeNode(site), ({ seats }) => {
        seats.set(site, {
          receives: false,
          camera: false,
          microphone: false,
          test: false,
          ...seats.get(site),
          ...edit,
        })
      })
    },
    sessions(owner, edit) {
      change(owner, (node) => {
        node.own = edit(node.own)
      })
    },
    prepare(owner, session, scene) {
      change(owner, (node) => {
        const { [session]: _before, ...others } = node.previews
        node.previews = scene === null ? others : { ...others, [session]: scene }
      })
    },
    watch(name, monitors) {
      change(name, (node) => {
        node.monitors = monitors
      })
    },
    voice(name, kind, on) {
      change(name, ({ voices }) => {
        if (on) voices.add(sourceOf(name, kind))
        else voices.delete(sourceOf(name, kind))
      })
    },
    loop(site, by, on) {
      change(homeNode(site), (node) => {
        const others = node.loops.filter((loop) => loop.site !== site || loop.by !== by)
        node.loops = on ? [...others, { site, by }] : others
      })
    },
    deliver(from, to) {
      const told = queues.get(wayOf(from, to))?.shift()
      if (told) change(to, ({ heard }) => heard.set(from, told))
      return told !== undefined
    },
    /** What is under way is lost. Both ends forget wants and offers; a province keeps what it knows of sessions. */
    cut(province) {
      down.add(province)
      for (const way of [wayOf(province, 'VN'), wayOf('VN', province)]) {
        queues.delete(way)
        last.delete(way)
      }
      bothEnds(province, (node, other) => {
        const { sessions, previews } = node.heard.get(other) ?? silence
        node.heard.set(other, { ...silence, sessions, previews })
      })
    },
    heal(province) {
      down.delete(province)
      bothEnds(province, () => {})
    },
  }
}

/** Heals every link and delivers everything, in rounds over all links. False when the nodes do not come to rest. */
export function settle(tree: ModelTree, rounds = 200): boolean {
  const provinces = [...tree.nodes.keys()].filter((name) => name !== 'VN')
  for (const province of provinces) tree.heal(province)
  for (let round = 0; round < rounds && tree.waiting() > 0; round++) {
    for (const province of provinces) {
      tree.deliver('VN', province)
      tree.deliver(province, 'VN')
    }
  }
  return tree.waiting() === 0
}
