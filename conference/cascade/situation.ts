import type { SessionState, SourceKey } from '#contract'
import { type Wished, watchedIn, wishesOf } from './audience.ts'
import { sourcesHere } from './here.ts'
import { sessionOfSite } from './membership.ts'
import type { CascadeInput } from './types.ts'

/** What follows from the input before anything is decided; found once for a planning. */
export interface Situation {
  input: CascadeInput
  /** The session of all sites here: they have one home, so what the node's own room takes part in. */
  session: SessionState | null
  /** What the session gives to a site. */
  wishes: Wished
  /** The part of it that a site here watches, other than itself. */
  watched: Wished
  /** Sources that can be fed or passed on now. */
  here: ReadonlySet<SourceKey>
}

export function situationOf(input: CascadeInput): Situation {
  const session = sessionOfSite(input.self, input.sessions)
  const wishes = wishesOf(session)
  return { input, session, wishes, watched: watchedIn(wishes, input.audience), here: sourcesHere(input) }
}
