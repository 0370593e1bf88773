import { Refusal, type SessionState } from '#contract'
import { changeFloor } from './change-floor.ts'

/**
 * Says how many microphones may be open at once. Throws Refusal `floor.bound-too-low` when more are open: which of
 * them are to go is the operator's word (P5).
 */
export function boundFloor(state: SessionState, bound: number): SessionState {
  const open = state.floor.open.length
  if (bound === state.floor.bound) return state
  if (bound < open) throw new Refusal('floor.bound-too-low', { open, bound })
  return changeFloor(state, { bound })
}
