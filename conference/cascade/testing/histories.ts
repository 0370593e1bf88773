import fc from 'fast-check'
import { homeNode, isWithin } from '#conference/sites/ids'
import {
  type Audience,
  type Layer,
  type LayoutName,
  type NodeId,
  type SessionState,
  type SiteId,
  slotCounts,
  sourceOf,
} from '#contract'
import type { Monitor } from '../types.ts'
import { type Placed, sessionWith } from './input.ts'
import type { Seat } from './model-node.ts'
import type { ModelTree } from './model-tree.ts'

export const provinces = ['VN-19', 'VN-25', 'VN-31']
export const sites: SiteId[] = [
  'VN',
  ...provinces,
  'VN-19-05443',
  'VN-25-07900',
  'VN-25-07909',
  'VN-31-11407',
]
const owners = ['VN', 'VN', 'VN-25', 'VN-31']
const layouts = Object.keys(slotCounts) as LayoutName[]

/** One thing that happens to the tree. */
export type Happening =
  | { what: 'seat'; site: SiteId; change: Partial<Seat> }
  | { what: 'open'; owner: string; layout: LayoutName; sites: Placed[] }
  | { what: 'take'; owner: string; layout: LayoutName; sites: Placed[] }
  | { what: 'prepare'; owner: string; layout: LayoutName; sites: Placed[] | null }
  | { what: 'program'; owner: string; audience: Audience; layout: LayoutName; sites: Placed[] | null }
  | { what: 'watch'; node: string; monitors: Monitor[] }
  | { what: 'cue'; owner: string; from: NodeId; site: SiteId; open: boolean }
  | { what: 'voice'; node: NodeId; kind: 'line' | 'cue'; on: boolean }
  | { what: 'loop'; site: SiteId; by: 'home' | 'top' | 'elsewhere'; on: boolean }
  | { what: 'floor'; owner: string; site: SiteId; open: boolean }
  | { what: 'invite'; owner: string; site: SiteId; open: boolean }
  | { what: 'end'; owner: string }
  | { what: 'cut' | 'heal'; province: string }
  | { what: 'deliver'; province: string; up: boolean; count: number }

const site = fc.constantFrom(...sites)
const owner = fc.constantFrom(...owners)
const province = fc.constantFrom(...provinces)
const node = fc.constantFrom('VN', ...provinces)
const layout = fc.constantFrom(...layouts)
const onScreen = fc.uniqueArray(site, { maxLength: 9 })
const gaps = onScreen.chain((chosen): fc.Arbitrary<Placed[]> => {
  const others: Placed[] = [null, 'speaker']
  return fc.shuffledSubarray([...chosen, ...others], { minLength: chosen.length })
})
const monitor = fc.record({
  source: fc.oneof(
    fc
      .tuple(site, fc.constantFrom('camera', 'microphone', 'test-sound', 'echo-sound'))
      .map(([of, kind]) => sourceOf(of, kind)),
    fc.tuple(node, fc.constantFrom('line', 'cue')).map(([of, kind]) => sourceOf(of, kind)),
  ),
  best: fc.constantFrom<Layer>(0, 1, 2),
})
const monitors = fc.array(
  monitor.map(({ source, best }): Monitor => ({ source, layer: source.endsWith('/camera') ? best : null })),
  { maxLength: 5 },
)

const audience: fc.Arbitrary<Audience> = fc.oneof(
  fc.constant<Audience>({ kind: 'speaker' }),
  fc.constant<Audience>({ kind: 'chair' }),
  fc
    .uniqueArray(site, { minLength: 1, maxLength: 4 })
    .map((chosen): Audience => ({ kind: 'sites', sites: chosen })),
  fc.constantFrom('VN', ...provinces).map((unit): Audience => ({ kind: 'below', unit })),
)

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ what: fc.constant('take'), owner, layout, sites: gaps }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('open'), owner, layout, sites: gaps }) },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('prepare'), owner, layout, sites: fc.option(gaps) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('program'), owner, audience, layout, sites: fc.option(gaps) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('watch'), node, monitors }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('end'), owner }) },
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant('cue'), owner, from: node, site, open: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('voice'),
      node,
      kind: fc.constantFrom('line', 'cue'),
      on: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('loop'),
      site,
      by: fc.constantFrom('home', 'top', 'elsewhere'),
      on: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('floor'), owner, site, open: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('invite'), owner, site, open: fc.boolean() }) },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('seat'),
      site,
      change: fc.record(
        { receives: fc.boolean(), camera: fc.boolean(), microphone: fc.boolean(), test: fc.boolean() },
        { requiredKeys: [] },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constantFrom('cut', 'heal'), province }) },
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('deliver'),
      province,
      up: fc.boolean(),
      count: fc.integer({ min: 1, max: 4 }),
    }),
  },
)

export const history = fc.array(happening, { minLength: 1, maxLength: 60 })

/** Every site is there at the beginning and a session runs, so that short histories are about something. Two operators talk, two sites are tested. */
export function begin(tree: ModelTree): void {
  for (const here of sites) tree.seat(here, { receives: true, camera: true, microphone: true, test: true })
  const onAir = sessionWith('VN', '2x2', ['VN', 'VN-25', 'VN-25-07900', 'VN-19-05443'], ['VN'])
  const talks = [
    ['VN', 'VN-25-07909'],
    ['VN-31', 'VN-31-11407'],
  ] as const
  const cues = talks.map(([from, site]) => ({ from, site, by: 'Kỹ thuật', since: 0, countdown: null }))
  tree.sessions('VN', () => [{ ...onAir, cues }])
  // Everybody tries to hear all of it.
  const sounds = talks.flatMap(([from, site]) => [
    ...[sourceOf(site, 'microphone'), sourceOf(from, 'cue'), sourceOf(from, 'line')],
  ])
  for (const name of ['VN', ...provinces])
    tree.watch(
      name,
      sounds.map((source) => ({ source, layer: null })),
    )
  for (const tested of ['VN-25-07900', 'VN-31']) tree.loop(tested, 'VN', true)
  for (const [from] of talks) for (const kind of ['line', 'cue'] as const) tree.voice(from, kind, true)
}

export function happen(tree: ModelTree, event: Happening): void {
  switch (event.what) {
    case 'seat':
      tree.seat(event.site, event.change)
      break
    case 'open': {
      const opened = sceneFor(event, `session-${event.owner}-${event.layout}`)
      tree.sessions(event.owner, (sessions) => (sessions.length > 1 ? sessions : [...sessions, opened]))
      break
    }
    case 'take':
      editFirst(tree, event.owner, (session) => ({
        ...session,
        program: sceneFor(event, session.id).program,
      }))
      break
    case 'prepare': {
      const [first] = tree.nodes.get(event.owner)?.own ?? []
      if (!first) break
      const { sites } = event
      const prepared = sites && sceneFor({ ...event, sites }, first.id).program.scene
      tree.prepare(event.owner, first.id, prepared)
      break
    }
    case 'program':
      editFirst(tree, event.owner, (session) => ({ ...session, programs: programsAfter(session, event) }))
      break
    case 'watch':
      tree.watch(event.node, event.monitors)
      break
    case 'floor':
      editFirst(tree, event.owner, ({ floor, ...session }) => {
        const others = floor.open.filter((open) => open !== event.site)
        const opens = event.open && isWithin(event.site, event.owner)
        return { ...session, floor: { ...floor, open: opens ? [...others, event.site] : others } }
      })
      break
    case 'invite':
      editFirst(tree, event.owner, ({ floor, ...session }) => {
        const others = floor.invited.filter(({ site }) => site !== event.site)
        const added = event.open && isWithin(event.site, event.owner)
        const invited = added ? [...others, { site: event.site, at: 0, by: 'Kỹ thuật' }] : others
        return { ...session, floor: { ...floor, invited } }
      })
      break
    case 'cue':
      editFirst(tree, event.owner, (session) => ({ ...session, cues: cuesAfter(session, event) }))
      break
    case 'voice':
      tree.voice(event.node, event.kind, event.on)
      break
    case 'loop': {
      const nodeOf = { home: homeNode(event.site), top: 'VN', elsewhere: 'VN-19' }
      tree.loop(event.site, nodeOf[event.by], event.on)
      break
    }
    case 'end':
      tree.sessions(event.owner, ([, ...rest]) => rest)
      break
    case 'cut':
      tree.cut(event.province)
      break
    case 'heal':
      tree.heal(event.province)
      break
    case 'deliver': {
      const [from, to] = event.up ? [event.province, 'VN'] : ['VN', event.province]
      for (let count = 0; count < event.count; count++) tree.deliver(from, to)
    }
  }
}

/** An audience gets a program in place of the one that it had, or loses it. The chair is the owner's room. */
function programsAfter(
  session: SessionState,
  { audience, sites, ...scene }: Extract<Happening, { what: 'program' }>,
): SessionState['programs'] {
  const id = JSON.stringify(audience)
  const others = session.programs.filter((each) => each.id !== id)
  if (sites === null) return others
  const { program } = sceneFor({ ...scene, sites }, session.id)
  return [...others, { id, name: audience.kind, audience, program }]
}

/** A tier has one talk, and a site; both are at or below the owner. */
function cuesAfter(
  { cues, owner }: SessionState,
  { from, site, open }: Extract<Happening, { what: 'cue' }>,
): SessionState['cues'] {
  const others = cues.filter((cue) => cue.site !== site && cue.from !== from)
  if (!open || !isWithin(site, owner) || !isWithin(from, owner)) return others
  return [...others, { site, from, by: 'Kỹ thuật', since: 0, countdown: null }]
}

/** A session has only sites of its owner. */
function sceneFor(event: { owner: string; layout: LayoutName; sites: Placed[] }, id: string): SessionState {
  const allowed = event.sites.map((placed) => {
    if (placed === null || placed === 'speaker') return placed
    return isWithin(placed, event.owner) ? placed : null
  })
  return sessionWith(event.owner, event.layout, allowed, [], id)
}

function editFirst(tree: ModelTree, owner: string, edit: (session: SessionState) => SessionState): void {
  tree.sessions(owner, ([first, ...rest]) => (first ? [edit(first), ...rest] : rest))
}
