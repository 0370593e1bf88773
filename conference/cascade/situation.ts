import { homeNode, isWithin } from '#conference/sites/ids'
import {
  type Cue,
  type NodeId,
  partsOfSource,
  type Screen,
  type SessionState,
  type SiteId,
  type SourceKey,
  sourceOf,
} from '#contract'
import { allWishes, type Viewers, viewersOf, type Wished, watchedIn, withMonitors } from './audience.ts'
import { cuesIn, mayStay, passageOf } from './cues.ts'
import { sourcesHere } from './here.ts'
import { standingLoops, wishedForLoops } from './loops.ts'
import { sessionOfSite } from './membership.ts'
import { preparedIn } from './prepared.ts'
import type { CascadeInput, Loop, Monitor } from './types.ts'

/** What follows from the input before anything is decided; found once for a planning. */
export interface Situation {
  input: CascadeInput
  /** The session of all sites here: they have one home, so what the node's own room takes part in. */
  session: SessionState | null
  /** The private talks of operators that stand, of all sessions. */
  cues: readonly Cue[]
  /** The tests that are returned to sites here now. */
  loops: readonly Loop[]
  /** What is got ready in it and not seen yet: next stops, preview, whom an operator talks with. */
  prepared: readonly Screen[]
  /** The sites here that can receive, by the program that they see. */
  viewers: readonly Viewers[]
  /** What some site here watches, other than itself; and what consoles watch. */
  watched: Wished
  /** What consoles here watch and may: sites at this node or below, and what the session that runs here wishes. */
  monitors: readonly Monitor[]
  /** Sources that can be fed or passed on now. */
  here: ReadonlySet<SourceKey>
  /** Sites of this node that publish sources, sorted. */
  publishers: readonly SiteId[]
  /** These and the audience, sorted. */
  sites: readonly SiteId[]
}

export function situationOf(input: CascadeInput): Situation {
  const isHere = (site: SiteId) => homeNode(site) === input.self
  const publishing = new Set(input.local.map((source) => partsOfSource(source).site))
  const publishers = [...publishing].filter(isHere).sort()
  const session = sessionOfSite(input.self, input.sessions)
  const prepared = preparedIn(session, input)
  const viewers = viewersOf(session, input.audience, prepared)
  const given = allWishes(session, prepared)
  const cues = cuesIn(input.sessions)
  const loops = standingLoops(input)
  const monitors = (input.monitors ?? []).filter(({ source }) =>
    mayWatch(source, { input, cues, loops, given }),
  )
  const audience = new Set(input.audience)
  const spokenTo = cues.filter(({ site }) => audience.has(site) && isHere(site))
  return {
    input,
    session,
    cues,
    loops,
    prepared,
    viewers,
    watched: withMonitors(watchedIn(viewers, input), [
      ...monitors,
      ...spokenTo.map(voiceOf),
      ...wishedForLoops(loops, input),
    ]),
    monitors,
    here: sourcesHere(input),
    publishers,
    sites: [...new Set([...publishers, ...input.audience.filter(isHere)])].sort(),
  }
}

/** An operator's voice is on its way to one site, and counts for nobody, as what consoles watch does. */
const voiceOf = ({ from }: Cue): Monitor => ({ source: sourceOf(from, 'cue'), layer: null })

/**
 * What a console may watch (K19): pictures of sites at its node or below, what the session that runs here has, whom its
 * own operator talks with; the sound that may come to its node, but no operator's voice in a private talk; no test.
 */
function mayWatch(
  source: SourceKey,
  { input, cues, loops, given }: Pick<Situation, 'input' | 'cues' | 'loops'> & { given: Wished },
): boolean {
  const { self } = input
  const { site, kind } = partsOfSource(source)
  const passage = passageOf(source, { input, cues, loops })
  switch (kind) {
    case 'camera':
    case 'content':
      return isWithin(site, self) || given.has(source) || isCuedBy(site, self, cues)
    case 'microphone':
      return passage.to === 'node' ? passage.node === self : isWithin(site, self) || given.has(source)
    case 'line':
      return mayStay(passage, self)
    case 'cue':
    case 'test-picture':
    case 'test-sound':
    case 'echo-picture':
    case 'echo-sound':
      return false
  }
}

const isCuedBy = (site: SiteId, node: NodeId, cues: readonly Cue[]): boolean =>
  cues.some((cue) => cue.site === site && cue.from === node)
