import { homeNode, isWithin } from '#conference/sites/ids'
import { partsOfSource, type Screen, type SessionState, type SiteId, type SourceKey } from '#contract'
import { allWishes, type Viewers, viewersOf, type Wished, watchedIn, withMonitors } from './audience.ts'
import { sourcesHere } from './here.ts'
import { sessionOfSite } from './membership.ts'
import { preparedIn } from './prepared.ts'
import type { CascadeInput, Monitor } from './types.ts'

/** What follows from the input before anything is decided; found once for a planning. */
export interface Situation {
  input: CascadeInput
  /** The session of all sites here: they have one home, so what the node's own room takes part in. */
  session: SessionState | null
  /** What is got ready in it and not seen yet: next stops, preview. */
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
  const monitors = (input.monitors ?? []).filter(
    ({ source }) => isWithin(partsOfSource(source).site, input.self) || given.has(source),
  )
  return {
    input,
    session,
    prepared,
    viewers,
    watched: withMonitors(watchedIn(viewers, input), monitors),
    monitors,
    here: sourcesHere(input),
    publishers,
    sites: [...new Set([...publishers, ...input.audience.filter(isHere)])].sort(),
  }
}
