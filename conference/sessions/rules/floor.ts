import { Refusal, type SessionState, type SiteId } from '#contract'

const withOpen = (state: SessionState, open: SiteId[]): SessionState => ({
  ...state,
  revision: state.revision + 1,
  floor: { ...state.floor, open },
})

/**
 * Opens a site's microphone; one that is open stays open (rule P4). Throws `floor.full` at the bound,
 * `site.unknown` for a site outside the session.
 */
export function openMicrophone(
  state: SessionState,
  site: SiteId,
  isKnown: (site: SiteId) => boolean,
): SessionState {
  const { open, bound } = state.floor
  if (open.includes(site)) return state
  const inside = site === state.owner || site.startsWith(`${state.owner}-`)
  if (!inside || !isKnown(site)) throw new Refusal('site.unknown', { site })
  if (open.length >= bound) throw new Refusal('floor.full', { bound })
  return withOpen(state, [...open, site])
}

/** Closes a site's microphone; one that is closed stays closed (rule P4). */
export function closeMicrophone(state: SessionState, site: SiteId): SessionState {
  const { open } = state.floor
  return open.includes(site)
    ? withOpen(
        state,
        open.filter((other) => other !== site),
      )
    : state
}

export const closeAllMicrophones = (state: SessionState): SessionState =>
  state.floor.open.length > 0 ? withOpen(state, []) : state
