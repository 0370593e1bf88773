import { layersOf, sourcesOf } from '#conference/scenes'
import { homeNode, isWithin } from '#conference/sites/ids'
import {
  type NodeId,
  partsOfSource,
  programOf,
  resolveScene,
  type Scene,
  type Screen,
  type SessionState,
  type SourceKey,
  screenFor,
  screensOf,
  sourceOf,
} from '#contract'
import { cuesIn } from '../cues.ts'
import type { Budget } from '../types.ts'
import type { ModelNode } from './model-node.ts'

/** What should be where once everything has been delivered, found by looking at the whole tree at once. */
export interface Truth {
  /** `feeds[site]`: source, layer and `standby` or `live`, sorted. */
  feeds: Record<string, string[]>
  /** `flows['VN-25 VN']`: sources on that way, sorted. */
  flows: Record<string, SourceKey[]>
}

export function truthOf(nodes: ReadonlyMap<NodeId, ModelNode>): Truth {
  const centreSessions = nodes.get('VN')?.own ?? []
  const sessionAt = (node: ModelNode) => [...centreSessions, ...node.own][0] ?? null
  const left = new Map<string, number>()
  const flows: Record<string, SourceKey[]> = {}
  for (const { place, budget } of nodes.values()) {
    for (const [other, { out }] of Object.entries(budget)) {
      const far = nodes.get(other)?.budget[place.self]?.in ?? 0
      left.set(`${place.self} ${other}`, Math.min(out, far))
      flows[`${place.self} ${other}`] = []
    }
  }
  const gets = new Map<NodeId, Set<SourceKey>>([...nodes.keys()].map((name) => [name, new Set()]))

  const previewOf = (session: SessionState): Screen[] => {
    const preview = nodes.get(session.owner)?.previews[session.id]
    const cued = session.cues.map(({ site }): Screen => ({ layout: 'full', slots: [{ kind: 'site', site }] }))
    return [
      ...(preview ? [resolveScene(preview, session)] : []),
      ...cued,
      ...nextSpeakers(session, [session.program.scene, ...(preview ? [preview] : [])]),
    ]
  }
  const cuesAt = (node: ModelNode) => cuesIn([...centreSessions, ...node.own])
  const inSession = (session: SessionState | null, source: SourceKey) =>
    session !== null && sourcesIn(session, previewOf(session)).has(source)
  const isCuedAt = (node: ModelNode, source: SourceKey) =>
    cuesAt(node).some(({ site, from }) => from === node.place.self && source === sourceOf(site, 'camera'))
  const consolesWatch = (node: ModelNode, source: SourceKey) =>
    node.monitors.some((monitor) => monitor.source === source) &&
    (isBelow(source, node) || inSession(sessionAt(node), source) || isCuedAt(node, source))
  const watchers = (node: ModelNode, source: SourceKey, session: SessionState) =>
    sessionAt(node) === session &&
    (consolesWatch(node, source) ||
      [...node.seats].some(
        ([site, seat]) =>
          seat.receives &&
          site !== partsOfSource(source).site &&
          seenBy(site, session, previewOf(session)).has(source),
      ))

  /** Carries one source from its home to every node that watches it and still has a place on the way. */
  const carry = (source: SourceKey, session: SessionState, places: number) => {
    const home = homeNode(partsOfSource(source).site)
    const free = (way: string) => places === 0 || (left.get(way) ?? 0) >= places
    const flow = (from: NodeId, to: NodeId) => {
      left.set(`${from} ${to}`, (left.get(`${from} ${to}`) ?? 0) - places)
      flows[`${from} ${to}`]?.push(source)
      gets.get(to)?.add(source)
    }
    gets.get(home)?.add(source)
    const far = [...nodes.values()].filter(
      ({ place }) => place.self !== home && place.parent === 'VN' && free(`VN ${place.self}`),
    )
    const provinces = far.filter((node) => watchers(node, source, session))
    const centre = nodes.get('VN')
    const watchedAtCentre = home !== 'VN' && centre !== undefined && watchers(centre, source, session)
    if (home !== 'VN') {
      if (provinces.length === 0 && !watchedAtCentre) return
      if (!free(`${home} VN`)) return
      flow(home, 'VN')
    }
    for (const { place } of provinces) flow('VN', place.self)
  }

  const carryScreen = (screen: Screen, session: SessionState) => {
    for (const { site, source } of sourcesOf(screen)) {
      const seat = nodes.get(homeNode(site))?.seats.get(site)
      if (seat?.camera && !carried.has(source)) carry(source, session, 1)
      carried.add(source)
    }
  }
  const carried = new Set<SourceKey>()
  const sessions = new Set([...nodes.values()].flatMap((node) => sessionAt(node) ?? []))
  for (const session of sessions) for (const screen of screensOf(session)) carryScreen(screen, session)
  for (const session of sessions) {
    for (const screen of previewOf(session)) carryScreen(screen, session)
    for (const site of session.floor.open) {
      const seat = nodes.get(homeNode(site))?.seats.get(site)
      if (seat?.microphone) carry(sourceOf(site, 'microphone'), session, 0)
    }
  }

  /** Sound that is for one node, or for consoles only. It takes no place. */
  const carryTo = (source: SourceKey, listener: NodeId) => {
    const home = homeNode(partsOfSource(source).site)
    gets.get(home)?.add(source)
    if (home === listener) return
    const ways =
      home === 'VN' || listener === 'VN'
        ? [[home, listener]]
        : [
            [home, 'VN'],
            ['VN', listener],
          ]
    for (const [from = '', to = ''] of ways) {
      const flow = flows[`${from} ${to}`]
      if (!flow?.includes(source)) flow?.push(source)
      gets.get(to)?.add(source)
    }
  }
  for (const node of nodes.values()) {
    const name = node.place.self
    const watches = (source: SourceKey) => node.monitors.some((monitor) => monitor.source === source)
    for (const { from, site } of cuesAt(node)) {
      const seat = nodes.get(homeNode(site))?.seats.get(site)
      const [sound, voice] = [sourceOf(site, 'microphone'), sourceOf(from, 'cue')]
      if (from === name && watches(sound) && seat?.microphone) carryTo(sound, name)
      const isSpokenTo = homeNode(site) === name && seat?.receives
      if (isSpokenTo && nodes.get(from)?.voices.has(voice)) carryTo(voice, name)
    }
    for (const [far, { voices }] of nodes) {
      const line = sourceOf(far, 'line')
      const together = far === name ? sessionAt(node) !== null : centreSessions.length > 0
      if (together && watches(line) && voices.has(line)) carryTo(line, name)
    }
  }

  /** A site that is tested gets its own test back, from its home or from the centre; nobody else has it. */
  for (const node of nodes.values()) {
    const name = node.place.self
    for (const { site, by } of node.loops) {
      const seat = node.seats.get(site)
      if (by !== 'VN' || name === 'VN' || !seat?.receives || !seat.test) continue
      const [tests, echoes] = [namesOf(site, 'test'), namesOf(site, 'echo')]
      flows[`${name} VN`]?.push(...tests.filter((each) => !flows[`${name} VN`]?.includes(each)))
      flows[`VN ${name}`]?.push(...echoes.filter((each) => !flows[`VN ${name}`]?.includes(each)))
    }
  }
  const returnedTo = (node: ModelNode, site: string): string[] => {
    const from = node.loops.filter((loop) => loop.site === site).map(({ by }) => by)
    if (!node.seats.get(site)?.test) return []
    return [
      ...(from.includes(node.place.self) ? namesOf(site, 'test') : []),
      ...(from.includes('VN') && node.place.self !== 'VN' ? namesOf(site, 'echo') : []),
    ].map((source) => `${source} ${source.endsWith('picture') ? 2 : null} live`)
  }

  /** What only consoles of the centre watch comes up in what places are left; each end keeps its own order. */
  const centre = nodes.get('VN')
  for (const node of nodes.values()) {
    const way = `${node.place.self} VN`
    if (!centre || node === centre) continue
    const session = sessionAt(node)
    const ranked = session && centreSessions.length === 0 ? [...sourcesIn(session, previewOf(session))] : []
    const watched = centre.monitors
      .map(({ source }) => source)
      .filter((source) => {
        const { site, kind } = partsOfSource(source)
        const sends = node.seats.get(site)?.camera && kind === 'camera'
        return sends && isBelow(source, node) && !flows[way]?.includes(source)
      })
    const byKey = [...new Set(watched)].sort()
    const bySender = [...ranked.filter((source) => byKey.includes(source)), ...byKey]
    const taken = flows[way]?.filter((source) => source.endsWith('/camera')).length ?? 0
    const room = (node: ModelNode, way: keyof Budget, far: string) => (node.budget[far]?.[way] ?? 0) - taken
    const [from, to] = [room(node, 'out', 'VN'), room(centre, 'in', node.place.self)]
    const chosen = to <= from ? byKey.slice(0, to) : [...new Set(bySender)].slice(0, from)
    for (const source of chosen) {
      flows[way]?.push(source)
      gets.get('VN')?.add(source)
    }
  }

  const feeds: Truth['feeds'] = {}
  for (const node of nodes.values()) {
    const session = sessionAt(node)
    for (const [site, seat] of node.seats) {
      if (!seat.receives) continue
      const here = gets.get(node.place.self)
      const cue = cuesAt(node).find((each) => each.site === site)
      const voice = cue && sourceOf(cue.from, 'cue')
      feeds[site] = [
        ...(session ? feedsFor(site, session, previewOf(session), here) : []),
        ...returnedTo(node, site),
        ...(voice && nodes.get(cue.from)?.voices.has(voice) ? [`${voice} null live`] : []),
      ].sort()
    }
  }
  for (const way of Object.values(flows)) way.sort()
  return { feeds, flows }
}

const namesOf = (site: string, what: 'test' | 'echo'): SourceKey[] => [
  `${site}/${what}-picture`,
  `${site}/${what}-sound`,
]

/** Who may speak next (K24), one after another, in the slots that are for the speaker. */
function nextSpeakers({ floor }: SessionState, scenes: readonly Scene[]): Screen[] {
  const speaker = floor.speaker ?? floor.open[floor.open.length - 1]
  const next: string[] = []
  const others = floor.open.filter((site) => site !== speaker).reverse()
  for (const site of [...others, ...floor.invited.map((each) => each.site)])
    if (site !== speaker && !next.includes(site) && next.length < 4) next.push(site)
  return next.flatMap((site) =>
    scenes.map(
      (scene): Screen => ({
        ...scene,
        slots: scene.slots.map((slot) =>
          slot.kind === 'speaker' ? { kind: 'site', site } : { kind: 'empty' },
        ),
      }),
    ),
  )
}

const isBelow = (source: SourceKey, node: ModelNode) => isWithin(partsOfSource(source).site, node.place.self)

/** Pictures in the programs, main first, then in preview, by slot; then open microphones. */
function sourcesIn(session: SessionState, prepared: readonly Screen[]): Set<SourceKey> {
  const shown = [...screensOf(session), ...prepared].flatMap(sourcesOf)
  const heard = session.floor.open.map((site) => sourceOf(site, 'microphone'))
  return new Set([...shown.map(({ source }) => source), ...heard])
}

/** What a site is to get, and how: the pictures of its own program, in the main one those in preview too, and sound. */
function seenBy(site: string, session: SessionState, prepared: readonly Screen[]): Map<SourceKey, string> {
  const onAir = layersOf(screenFor(session, site))
  const isMain = programOf(session, site) === session.program
  const ready = new Map<SourceKey, number>()
  for (const [source, layer] of isMain ? prepared.flatMap((screen) => [...layersOf(screen)]) : [])
    ready.set(source, Math.max(layer, ready.get(source) ?? 0))
  const how = new Map<SourceKey, string>()
  for (const source of [...onAir.keys(), ...ready.keys()]) {
    const layer = Math.max(onAir.get(source) ?? 0, ready.get(source) ?? 0)
    how.set(source, `${layer} ${onAir.has(source) ? 'live' : 'standby'}`)
  }
  for (const open of session.floor.open) how.set(sourceOf(open, 'microphone'), 'null live')
  return how
}

function feedsFor(
  site: string,
  session: SessionState,
  prepared: readonly Screen[],
  here: ReadonlySet<SourceKey> | undefined,
): string[] {
  return [...seenBy(site, session, prepared)]
    .filter(([source]) => here?.has(source) && partsOfSource(source).site !== site)
    .map(([source, how]) => `${source} ${how}`)
    .sort()
}
