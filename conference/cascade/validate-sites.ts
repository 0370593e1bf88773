import { sourcesOf } from '#conference/scenes'
import { homeNode } from '#conference/sites/ids'
import {
  type NodeId,
  partsOfSource,
  programOf,
  type SiteId,
  type SourceKey,
  screenFor,
  sourceOf,
} from '#contract'
import { cuesIn } from './cues.ts'
import { sessionOfSite } from './membership.ts'
import { preparedIn } from './prepared.ts'
import { neighboursOf, nextHop } from './tree.ts'
import type { CascadeInput, CascadePlan } from './types.ts'
import { isLooped, sourcesAt } from './validate-here.ts'
import { isMonitored } from './validate-links.ts'
import { listenersOf } from './validate-sound.ts'

/** Faults in what local sites receive, are ordered to send and are told about who sees and hears them. */
export function siteFaults(input: CascadeInput, plan: CascadePlan): string[] {
  return [
    ...otherKeys('feeds', Object.keys(plan.feeds), input.audience),
    ...otherKeys('publish', Object.keys(plan.publish), publishers(input)),
    ...input.audience.flatMap((site) => feedFaults(input, plan, site)),
    ...publishers(input).flatMap((site) => orderFaults(input, plan, site)),
    ...publishers(input).flatMap((site) => reachFaults(input, plan, site)),
    ...monitorFaults(input, plan),
  ]
}

/** A console gets what it watches and is here; of sound what is for it. */
function monitorFaults(input: CascadeInput, plan: CascadePlan): string[] {
  const here = sourcesAt(input)
  const right = (input.monitors ?? [])
    .map(({ source }) => source)
    .filter((source) => here.has(source) && isMonitored(input, source))
    .filter((source) => ['all', input.self].includes(listenersOf(input, source)))
  return otherKeys('consoles', plan.monitors, right)
}

function publishers(input: CascadeInput): SiteId[] {
  const sites = new Set(input.local.map((source) => partsOfSource(source).site))
  return [...sites].filter((site) => homeNode(site) === input.self)
}

/** A site gets all of its program's pictures and open microphones that are here, in the main program those that are prepared on standby, and not its own. */
function feedFaults(input: CascadeInput, plan: CascadePlan, site: SiteId): string[] {
  const session = sessionOfSite(site, input.sessions)
  const expected = new Map<SourceKey, string>()
  const onAir = session ? sourcesOf(screenFor(session, site)) : []
  const isMain = session !== null && programOf(session, site) === session.program
  const prepared = isMain ? preparedIn(session, input).flatMap(sourcesOf) : []
  const shown = [...onAir, ...prepared]
  for (const { source } of shown) {
    const layer = Math.max(...shown.filter((each) => each.source === source).map((each) => each.layer))
    const standby = onAir.every((each) => each.source !== source)
    expected.set(source, `${layer} ${standby ? 'standby' : 'live'}`)
  }
  for (const speaker of session?.floor.open ?? []) expected.set(sourceOf(speaker, 'microphone'), 'null live')
  const cue = cuesIn(input.sessions).find((each) => each.site === site)
  if (cue) expected.set(sourceOf(cue.from, 'cue'), 'null live')

  const here = sourcesAt(input)
  const shownOrHeard = [...expected].filter(([source]) => !isSentBy(site, source, input))
  const right = [...shownOrHeard, ...returnedTo(input, site)]
    .filter(([source]) => here.has(source))
    .map(([source, how]) => `${source} ${how}`)
    .sort()
  const given = (plan.feeds[site] ?? []).map(
    ({ source, layer, standby }) => `${source} ${layer} ${standby ? 'standby' : 'live'}`,
  )
  return given.join() === right.join()
    ? []
    : [`${site} is fed [${given.join(', ')}], not [${right.join(', ')}]`]
}

/** Its own test, as it comes back. */
function returnedTo(input: CascadeInput, site: SiteId): [SourceKey, string][] {
  const kinds = [
    ...(isLooped(input, site, 'here') ? ['test-picture', 'test-sound'] : []),
    ...(isLooped(input, site, 'above') ? ['echo-picture', 'echo-sound'] : []),
  ]
  return kinds.map((kind) => [`${site}/${kind}`, kind.endsWith('-sound') ? 'null live' : '2 live'])
}

const isSentBy = (site: SiteId, source: SourceKey, { fromConsoles = [] }: CascadeInput) =>
  source.startsWith(`${site}/`) && !source.endsWith('/cue') && !fromConsoles.includes(source)

/** Layers that are watched or on standby: in the feeds and consoles here and in the wants of neighbours that are met. */
function watchedLayers(input: CascadeInput, plan: CascadePlan, source: SourceKey): (number | null)[] {
  const own = Object.values(plan.feeds).flatMap((feeds) => feeds.filter((feed) => feed.source === source))
  const far = neighboursOf(input)
    .filter((node) => plan.sends[node]?.includes(source))
    .flatMap((node) => (input.peerWants[node] ?? []).filter((want) => want.source === source))
  const given = plan.monitors.includes(source) ? (input.monitors ?? []) : []
  const consoles = given.filter((monitor) => monitor.source === source)
  return [...own, ...far, ...consoles].map(({ layer }) => layer)
}

function orderFaults(input: CascadeInput, plan: CascadePlan, site: SiteId): string[] {
  const order = plan.publish[site]
  if (!order) return []
  const layers = watchedLayers(input, plan, sourceOf(site, 'camera'))
  const camera = layers.length === 0 ? null : Math.max(...layers.map((layer) => layer ?? 0))
  const open = sessionOfSite(site, input.sessions)?.floor.open.includes(site) ?? false
  const isCued = cuesIn(input.sessions).some((cue) => cue.site === site)
  const microphone = (open || isCued) && input.local.includes(sourceOf(site, 'microphone'))
  const content = watchedLayers(input, plan, sourceOf(site, 'content')).length > 0
  return [
    ...(order.camera === camera ? [] : [`${site} sends layer ${order.camera}, watched is ${camera}`]),
    ...(order.microphone === microphone
      ? []
      : [`${site}: microphone ${order.microphone}, floor ${microphone}`]),
    ...(order.content === content ? [] : [`${site}: content ${order.content}, watched ${content}`]),
  ]
}

function reachFaults(input: CascadeInput, plan: CascadePlan, site: SiteId): string[] {
  const reach = (source: SourceKey): NodeId[] => {
    const fed = Object.values(plan.feeds).some((feeds) =>
      feeds.some((feed) => feed.source === source && !feed.standby),
    )
    const far = neighboursOf(input)
      .filter((node) => plan.sends[node]?.includes(source))
      .flatMap((node) => {
        const wants = (input.peerWants[node] ?? []).filter((want) => want.source === source)
        const audience = wants.flatMap((want) => want.audience)
        return audience.filter((named) => nextHop(input, named) === node)
      })
    return [...new Set([...(fed ? [input.self] : []), ...far])].sort()
  }
  const seen = reach(sourceOf(site, 'camera')).join()
  const heard = reach(sourceOf(site, 'microphone')).join()
  return [
    ...(plan.seenBy[site]?.join() === seen ? [] : [`${site} is seen by ${seen}, told ${plan.seenBy[site]}`]),
    ...(plan.heardBy[site]?.join() === heard
      ? []
      : [`${site} is heard by ${heard}, told ${plan.heardBy[site]}`]),
  ]
}

function otherKeys(what: string, given: readonly string[], right: readonly string[]): string[] {
  const same = [...given].sort().join() === [...new Set(right)].sort().join()
  return same ? [] : [`${what}: entries for ${given.join()}, not ${right.join()}`]
}
