import type { SessionState, SiteId } from '#contract'

/** Closes a site's microphone; one that is closed stays as it is (P6). */
export function closeMicrophone(state: SessionState, site: SiteId): SessionState {
  const { open } = state.floor
  if (!open.includes(site)) return state
  const others = open.filter((each) => each !== site)
  return { ...state, revision: state.revision + 1, floor: { ...state.floor, open: others } }
}
