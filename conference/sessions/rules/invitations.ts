import { MAX_INVITED, Refusal, type SessionState, type SiteId } from '#contract'
import { changeFloor, has, without } from './change-floor.ts'
import { type KnownSites, requireSite } from './membership.ts'
import { openMicrophone } from './open-microphone.ts'

interface Context {
  by: string
  /** Unix milliseconds. */
  at: number
  known: KnownSites
}

/**
 * Lets a site open its own microphone (P17). A raised hand keeps its place until the site speaks. Inviting one that
 * is invited or heard changes nothing (P6). Throws Refusal `site.unknown`, or `floor.queue-full`.
 */
export function invite(state: SessionState, site: SiteId, { by, at, known }: Context): SessionState {
  const { open, invited } = state.floor
  requireSite(state, site, known)
  if (open.includes(site) || has(invited, site)) return state
  if (invited.length >= MAX_INVITED) throw new Refusal('floor.queue-full', { count: invited.length })
  return changeFloor(state, { invited: [...invited, { site, at, by }] })
}

/** Takes an invitation back; without one nothing changes (P6). */
export function withdrawInvitation(state: SessionState, site: SiteId): SessionState {
  const { invited } = state.floor
  return has(invited, site) ? changeFloor(state, { invited: without(invited, site) }) : state
}

/** Opens the microphone of an invited site (P17). Throws Refusal `floor.not-invited`, and what opening refuses. */
export function acceptInvitation(
  state: SessionState,
  site: SiteId,
  context: { known: KnownSites; at: number },
): SessionState {
  const { open, invited } = state.floor
  if (open.includes(site)) return state
  if (!has(invited, site)) throw new Refusal('floor.not-invited', { site })
  return openMicrophone(state, site, context)
}

/** A site that does not want to speak: its invitation goes, and its hand with it (P17). */
export function declineInvitation(state: SessionState, site: SiteId): SessionState {
  const { invited, raised } = state.floor
  if (!has(invited, site)) return state
  return changeFloor(state, { invited: without(invited, site), raised: without(raised, site) })
}
