import { MAX_RAISED, Refusal, type SessionState, type SiteId } from '#contract'
import { changeFloor, has, without } from './change-floor.ts'
import { type KnownSites, requireSite } from './membership.ts'

/**
 * Puts a site at the end of the queue; one that waits already keeps its place, one that is heard has no need (P15).
 * Throws Refusal `site.unknown`, or `floor.queue-full`. `at` in Unix milliseconds.
 */
export function raiseHand(
  state: SessionState,
  site: SiteId,
  { known, at }: { known: KnownSites; at: number },
): SessionState {
  const { open, raised, closed } = state.floor
  requireSite(state, site, known)
  if (open.includes(site) || has(raised, site)) return state
  if (raised.length >= MAX_RAISED) throw new Refusal('floor.queue-full', { count: raised.length })
  // A clock that was set back must not let anybody pass.
  const last = raised.at(-1)?.at ?? 0
  return changeFloor(state, {
    raised: [...raised, { site, at: Math.max(at, last) }],
    closed: without(closed, site),
  })
}

/** Takes a site out of the queue; one that is not in it changes nothing (P6). */
export function lowerHand(state: SessionState, site: SiteId): SessionState {
  const { raised } = state.floor
  return has(raised, site) ? changeFloor(state, { raised: without(raised, site) }) : state
}
