import { sourcesOf } from '#conference/scenes'
import {
  isSound,
  isTrial,
  type NodeId,
  partsOfSource,
  programOf,
  type Screen,
  type SessionState,
  type SourceKey,
  screenFor,
  screensOf,
} from '#contract'
import { cuesIn } from './cues.ts'
import { sessionOfSite } from './membership.ts'
import { preparedIn } from './prepared.ts'
import { neighboursOf, nextHop } from './tree.ts'
import type { CascadeInput, CascadePlan } from './types.ts'
import { isForLoop, isHere, neighbourOf } from './validate-here.ts'
import { isSpokenTo, listenersOf, mayBeSent, mayBeWanted } from './validate-sound.ts'

/** Faults in what crosses the links: direction, bound, open microphones, and that nothing is forgotten or leaks. */
export function linkFaults(input: CascadeInput, plan: CascadePlan): string[] {
  const neighbours = neighboursOf(input)
  return neighbours.flatMap((node) => [
    ...wantFaults(input, plan, node),
    ...sendFaults(input, plan, node),
    ...answerFaults(input, plan, node),
  ])
}

function wantFaults(input: CascadeInput, plan: CascadePlan, node: NodeId): string[] {
  const wants = plan.wants[node]
  const shortfalls = plan.shortfalls[node]
  if (!wants || !shortfalls) return [`${node}: no wants or shortfalls`]
  const faults = [
    ...unsorted(`${node} wants`, wants),
    ...unsorted(`${node} shortfalls`, shortfalls),
    ...over(
      `wants from ${node}`,
      wants.map(sourceOfEntry).filter(counts(input, node)),
      input.budget[node]?.in,
    ),
  ]
  for (const { source, audience, layer } of wants) {
    const others = neighboursOf(input).filter((other) => other !== node && asks(input, other, source))
    if (neighbourOf(input, source) !== node)
      faults.push(`wants ${source} from ${node}, which does not lead there`)
    if (!mayBeWanted(input, source, node)) faults.push(`wants the closed ${source} from ${node}`)
    if (shortfalls.some((each) => each.source === source)) faults.push(`${source} is wanted and left out`)
    if (watchedBySite(input, source) !== audience.includes(input.self))
      faults.push(`${source}: own audience is wrong`)
    if (audience.some((far) => nextHop(input, far) === node))
      faults.push(`${source}: audience on its own side`)
    const forUs =
      audience.includes(input.self) ||
      preparedForSite(input, source) ||
      isMonitored(input, source) ||
      isSpokenTo(input, source) ||
      isForLoop(input, source)
    if (!forUs && others.length === 0) faults.push(`nobody asked for ${source}`)
    if (audience.length === 0 && others.some((other) => isMetForSomebody(input, plan, other, source)))
      faults.push(`${source} is wanted for nobody`)
    if ((layer === null) === isPicture(source)) faults.push(`${source}: layer ${layer}`)
  }
  const room = (input.budget[node]?.in ?? 0) - wants.map(sourceOfEntry).filter(counts(input, node)).length
  for (const { source } of shortfalls) {
    if (room > 0) faults.push(`${source} from ${node} is left out though ${room} places are free`)
    const usurper = wants.map(sourceOfEntry).filter(counts(input, node)).find(isOnlyPrepared(input))
    if (usurper && isOnAir(input, source)) faults.push(`${source} from ${node} gives way to ${usurper}`)
  }
  return faults
}

function sendFaults(input: CascadeInput, plan: CascadePlan, node: NodeId): string[] {
  const sends = plan.sends[node]
  if (!sends) return [`${node}: no sends`]
  const faults = [
    ...unsorted(
      `${node} sends`,
      sends.map((source) => ({ source })),
    ),
    ...over(`sends to ${node}`, sends.filter(takesPlace), input.budget[node]?.out),
  ]
  for (const source of sends) {
    if (!isHere(input, source)) faults.push(`sends ${source} to ${node} without having it`)
    if (neighbourOf(input, source) === node) faults.push(`sends ${source} back to ${node}`)
    if (!asks(input, node, source)) faults.push(`sends ${source}, which ${node} does not want`)
    if (!mayBeSent(input, source, node)) faults.push(`sends the closed ${source} to ${node}`)
  }
  return faults
}

/** Each want of a neighbour is met, refused with a reason, or on its way; and never two of these. */
function answerFaults(input: CascadeInput, plan: CascadePlan, node: NodeId): string[] {
  const refused = plan.refused[node]
  const sends = plan.sends[node] ?? []
  if (!refused) return [`${node}: no refused`]
  const faults = unsorted(`${node} refused`, refused)
  for (const { source, vi, en } of refused) {
    if (!asks(input, node, source)) faults.push(`refuses ${source}, which ${node} does not want`)
    if (sends.includes(source)) faults.push(`${source} is sent to ${node} and refused`)
    if (vi === '' || en === '') faults.push(`${source} is refused without words`)
  }
  const asked = new Set((input.peerWants[node] ?? []).map(sourceOfEntry))
  const open = [...asked].filter((source) => !refused.some((refusal) => refusal.source === source))
  for (const source of open.filter((each) => !sends.includes(each))) {
    const origin = neighbourOf(input, source)
    const onward = origin !== null && plan.wants[origin]?.some((want) => want.source === source)
    if (!onward) faults.push(`${source} for ${node} is forgotten`)
  }
  const room = (input.budget[node]?.out ?? 0) - open.filter(takesPlace).length
  const here = `${input.self} → ${node} `
  for (const { source } of refused.filter(({ reason, vi }) => reason === 'budget' && vi.includes(here))) {
    if (room > 0) faults.push(`${source} is refused to ${node} though ${room} places are free`)
    const usurper = open.filter(takesPlace).find(isOnlyPrepared(input))
    if (usurper && isOnAir(input, source)) faults.push(`${source} for ${node} gives way to ${usurper}`)
  }
  return faults
}

const sourceOfEntry = ({ source }: { source: SourceKey }) => source
const isPicture = (source: SourceKey) => !isSound(partsOfSource(source).kind)
/** Tests find room on a full link. */
const takesPlace = (source: SourceKey) => isPicture(source) && !isTrial(partsOfSource(source).kind)

/** Pictures that take a place on the way in: all but those that the neighbour holds back. */
function counts(input: CascadeInput, node: NodeId): (source: SourceKey) => boolean {
  const withheld = new Set((input.refusedByPeer?.[node] ?? []).map(sourceOfEntry))
  return (source) => takesPlace(source) && (isHere(input, source) || !withheld.has(source))
}

function asks(input: CascadeInput, node: NodeId, source: SourceKey): boolean {
  return (input.peerWants[node] ?? []).some((want) => want.source === source)
}

function isMetForSomebody(input: CascadeInput, plan: CascadePlan, node: NodeId, source: SourceKey): boolean {
  const wants = input.peerWants[node] ?? []
  const isRefused = plan.refused[node]?.some((refusal) => refusal.source === source)
  return !isRefused && wants.some((want) => want.source === source && want.audience.length > 0)
}

function watchedBySite(input: CascadeInput, source: SourceKey): boolean {
  const { site, kind } = partsOfSource(source)
  return input.audience.some((watcher) => {
    const session = sessionOfSite(watcher, input.sessions)
    if (watcher === site || session === null) return false
    if (isSound(kind)) return kind === 'microphone' && session.floor.open.includes(site)
    return shows(screenFor(session, watcher), source)
  })
}

/** Some site here that sees the main program has the picture on standby, or would if it were not on air. */
function preparedForSite(input: CascadeInput, source: SourceKey): boolean {
  return input.audience.some((watcher) => {
    const session = sessionOfSite(watcher, input.sessions)
    if (watcher === partsOfSource(source).site || session === null) return false
    return programOf(session, watcher) === session.program && isPrepared(input, session, source)
  })
}

/** A console here watches it and may. */
export function isMonitored(input: CascadeInput, source: SourceKey): boolean {
  if (!input.monitors?.some((monitor) => monitor.source === source)) return false
  const { site, kind } = partsOfSource(source)
  const listeners = listenersOf(input, source)
  if (kind === 'cue' || isTrial(kind)) return false
  if (kind === 'line') return listeners === 'all'
  if (kind === 'microphone' && listeners !== 'all' && listeners !== 'none') return listeners === input.self
  if (site === input.self || site.startsWith(`${input.self}-`)) return true
  if (cuesIn(input.sessions).some((cue) => cue.site === site && cue.from === input.self)) return true
  const session = sessionOfSite(input.self, input.sessions)
  if (session === null) return false
  if (kind === 'microphone') return session.floor.open.includes(site)
  return isShown(session, source) || isPrepared(input, session, source)
}

const shows = (screen: Screen, source: SourceKey): boolean =>
  sourcesOf(screen).some((shown) => shown.source === source)

const isShown = (session: SessionState, source: SourceKey): boolean =>
  screensOf(session).some((screen) => shows(screen, source))

const isPrepared = (input: CascadeInput, session: SessionState | null, source: SourceKey): boolean =>
  preparedIn(session, input).some((screen) => shows(screen, source))

function isOnAir(input: CascadeInput, source: SourceKey): boolean {
  const session = sessionOfSite(input.self, input.sessions)
  return session !== null && isShown(session, source)
}

/** In preview, or watched by consoles alone: neither may take a place from the program. */
function isOnlyPrepared(input: CascadeInput): (source: SourceKey) => boolean {
  const session = sessionOfSite(input.self, input.sessions)
  const isForNobody = (source: SourceKey) =>
    !watchedBySite(input, source) &&
    Object.values(input.peerWants)
      .flat()
      .every((want) => want.source !== source || want.audience.length === 0)
  return (source) => !isOnAir(input, source) && (isPrepared(input, session, source) || isForNobody(source))
}

function over(what: string, sources: readonly SourceKey[], bound = 0): string[] {
  return sources.length > bound ? [`${what}: ${sources.length} pictures over ${bound}`] : []
}

function unsorted(what: string, entries: readonly { source: SourceKey }[]): string[] {
  const sources = entries.map(sourceOfEntry)
  const right = sources.every((source, index) => index === 0 || (sources[index - 1] ?? '') < source)
  return right ? [] : [`${what}: not sorted or not unique`]
}
