import { Refusal, type SessionState, type SiteId } from '#contract'
import { changeFloor, without } from './change-floor.ts'
import { type KnownSites, requireSite } from './membership.ts'

/**
 * Opens a site's microphone; one that is open stays as it is (P6). The site's raised hand and its invitation are
 * answered with it (P16), a private talk with it ends (P25). Throws Refusal `site.unknown` (P4), or `floor.full` when
 * as many are open as the session allows (P5). `at` in Unix milliseconds.
 */
export function openMicrophone(
  state: SessionState,
  site: SiteId,
  { known, at }: { known: KnownSites; at: number },
): SessionState {
  const { open, bound, since, raised, invited, closed } = state.floor
  requireSite(state, site, known)
  if (open.includes(site)) return state
  if (open.length >= bound) throw new Refusal('floor.full', { bound })
  const cues = without(state.cues, site)
  return changeFloor(
    { ...state, cues },
    {
      open: [...open, site],
      since: { ...since, [site]: at },
      raised: without(raised, site),
      invited: without(invited, site),
      closed: without(closed, site),
    },
  )
}
