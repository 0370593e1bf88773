import { type Cue, isOnScreen, MAX_CUES, Refusal, type SessionState, type SiteId, screensOf } from '#contract'
import type { Given } from './change-authority.ts'
import { requireSite } from './membership.ts'

/**
 * Opens a private talk of the giver's tier with a site (P25). The same talk again changes nothing. Throws Refusal
 * `site.unknown`, `cue.on-air`, `cue.busy` when the site or the tier has a talk already, `cue.too-many`.
 */
export function openCue(state: SessionState, site: SiteId, given: Given): SessionState {
  const { from, by, at, known, labelOf } = given
  requireSite(state, site, known)
  const { cues, floor } = state
  if (cues.some((each) => each.site === site && each.from === from && each.by === by)) return state
  if (floor.open.includes(site) || screensOf(state).some((screen) => isOnScreen(screen, site)))
    throw new Refusal('cue.on-air', { site: labelOf(site) })
  const busy = cues.find((each) => each.site === site || each.from === from)
  if (busy) throw isBusy(busy, labelOf)
  if (cues.length >= MAX_CUES) throw new Refusal('cue.too-many', { count: cues.length })
  return withCues(state, [...cues, { site, from, by, since: at, countdown: null }])
}

/** Counts down to the site's going on air, anew when it runs already (P26). Throws Refusal `cue.unknown`. */
export function countDown(state: SessionState, site: SiteId, seconds: number, given: Given): SessionState {
  const own = ownCue(state, site, given)
  return replaceCue(state, { ...own, countdown: { at: given.at + seconds * 1000, seconds } })
}

/** Stops the countdown (P26). Throws Refusal `cue.unknown`. */
export function cancelCountdown(state: SessionState, site: SiteId, given: Given): SessionState {
  const own = ownCue(state, site, given)
  return own.countdown === null ? state : replaceCue(state, { ...own, countdown: null })
}

/** Ends the private talk with a site, whoever's it is; without one nothing changes. */
export const closeCue = (state: SessionState, site: SiteId): SessionState =>
  state.cues.some((cue) => cue.site === site)
    ? withCues(
        state,
        state.cues.filter((cue) => cue.site !== site),
      )
    : state

export const isBusy = ({ by, from, site }: Cue, labelOf: (site: SiteId) => string): Refusal =>
  new Refusal('cue.busy', { by, from: labelOf(from), site: labelOf(site) })

/** Only the tier that talks counts down. */
function ownCue({ cues }: SessionState, site: SiteId, { from, labelOf }: Given): Cue {
  const own = cues.find((cue) => cue.site === site && cue.from === from)
  if (!own) throw new Refusal('cue.unknown', { site: labelOf(site) })
  return own
}

const replaceCue = (state: SessionState, next: Cue): SessionState =>
  withCues(
    state,
    state.cues.map((cue) => (cue.site === next.site ? next : cue)),
  )

const withCues = (state: SessionState, cues: Cue[]): SessionState => ({
  ...state,
  revision: state.revision + 1,
  cues,
})
