import { requireConsent, requireHolder } from '#conference/authority'
import type { SessionState, SiteId } from '#contract'
import type { Given } from './change-authority.ts'
import { requireSite } from './membership.ts'

/**
 * Whose content the slots for content show (P24). Throws Refusal `session.not-in-control`, `site.unknown`, and what
 * the site's province refuses (A6).
 */
export function present(state: SessionState, site: SiteId | null, given: Given): SessionState {
  const { owner, showing, presenter } = state
  const { from, known, labelOf } = given
  requireHolder(state, from, labelOf)
  if (site === presenter) return state
  if (site !== null) {
    requireSite(state, site, known)
    requireConsent({ owner, showing, from, onAir: [] }, [site], labelOf)
  }
  return withPresenter(state, site)
}

/** The site has ended its content itself. */
export const endContent = (state: SessionState, site: SiteId): SessionState =>
  state.presenter === site ? withPresenter(state, null) : state

const withPresenter = (state: SessionState, presenter: SiteId | null): SessionState => ({
  ...state,
  revision: state.revision + 1,
  presenter,
})
