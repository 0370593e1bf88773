import type { SessionState } from '#contract'

/** Closes every microphone; when none is open, nothing changes (P6). */
export function closeAllMicrophones(state: SessionState): SessionState {
  const { floor } = state
  return floor.open.length === 0
    ? state
    : { ...state, revision: state.revision + 1, floor: { ...floor, open: [] } }
}
