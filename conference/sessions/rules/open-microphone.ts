import { Refusal, type SessionState, type SiteId } from '#contract'
import { type KnownSites, requireSite } from './membership.ts'

/**
 * Opens a site's microphone; one that is open stays as it is (P6). Throws Refusal `site.unknown` (P4), or
 * `floor.full` when as many are open as the session allows (P5).
 */
export function openMicrophone(state: SessionState, site: SiteId, known: KnownSites): SessionState {
  const { open, bound } = state.floor
  requireSite(state, site, known)
  if (open.includes(site)) return state
  if (open.length >= bound) throw new Refusal('floor.full', { bound })
  return { ...state, revision: state.revision + 1, floor: { ...state.floor, open: [...open, site] } }
}
