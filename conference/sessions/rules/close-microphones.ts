import { type DoneToSite, MAX_CLOSED, type SessionState, type SiteId } from '#contract'
import { changeFloor } from './change-floor.ts'

/** Who closes microphones that are not their own, and when (Unix milliseconds). */
export type Closer = Pick<DoneToSite, 'by' | 'at'>

/**
 * Closes the microphones of these sites; those that are closed stay as they are (P6). With `closer` it is noted for
 * the site that somebody else did it (P19); null: the site itself.
 */
function closeMicrophones(
  state: SessionState,
  sites: readonly SiteId[],
  closer: Closer | null,
): SessionState {
  const { open, since, closed, speaker } = state.floor
  const going = new Set(sites.filter((site) => open.includes(site)))
  if (going.size === 0) return state
  const kept = closed.filter(({ site }) => !going.has(site))
  const noted = closer === null ? [] : [...going].map((site) => ({ site, ...closer }))
  return changeFloor(state, {
    open: open.filter((site) => !going.has(site)),
    since: Object.fromEntries(Object.entries(since).filter(([site]) => !going.has(site))),
    closed: [...kept, ...noted].slice(-MAX_CLOSED),
    speaker: speaker !== null && going.has(speaker) ? null : speaker,
  })
}

export const closeMicrophone = (state: SessionState, site: SiteId, closer: Closer | null): SessionState =>
  closeMicrophones(state, [site], closer)

export const closeAllMicrophones = (state: SessionState, closer: Closer): SessionState =>
  closeMicrophones(state, state.floor.open, closer)

/** Closes all but the chair's (P18); a session without a chair closes all. */
export const closeOtherMicrophones = (state: SessionState, closer: Closer): SessionState =>
  closeMicrophones(
    state,
    state.floor.open.filter((site) => site !== state.chair),
    closer,
  )
