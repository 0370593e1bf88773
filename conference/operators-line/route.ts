import { nextHop, type Place } from '#conference/cascade'
import type { LineMessage, NodeId, SessionState } from '#contract'

/** Where a message is and where it came from. */
export interface Route {
  place: Place
  /** The neighbour that it came from; null: said here. */
  via: NodeId | null
  /** Its session as it runs here; undefined: it does not (or not yet). */
  session: Pick<SessionState, 'owner'> | undefined
}

/**
 * Whether a message goes on to that neighbour (O2): towards the tier that it is for, or everywhere that its session
 * is; never back where it came from, and never above the session's owner. From above it goes down also before its
 * session is known here: both are on their way.
 */
export function goesTo(peer: NodeId, { to }: Pick<LineMessage, 'to'>, route: Route): boolean {
  const { place, via, session } = route
  if (peer === via) return false
  if (to !== null && nextHop(place, to) !== peer) return false
  if (peer === place.parent) return session !== undefined && session.owner !== place.self
  return session !== undefined || (via !== null && via === place.parent)
}

/** Whether a neighbour may bring this message: it speaks for the tiers that are reached through it (O4). */
export const mayCome = (peer: NodeId, { from }: Pick<LineMessage, 'from'>, place: Place): boolean =>
  nextHop(place, from) === peer
