import type { Facts } from './facts.ts'
import type { SelfTestState } from './self-test.ts'

/**
 * Where the page shows its test: large in place of the picture of the meeting, or beside it at the desk. A meeting that
 * is shown is covered only for the person who wanted the test; a test without a person needs no room at all.
 */
export type TestPlace = 'display' | 'desk' | 'nowhere'

export function placeOf(state: SelfTestState, { scene }: Pick<Facts, 'scene'>): TestPlace {
  if (state.kind === 'none') return 'nowhere'
  if (state.kind === 'stopped' || state.kind === 'failed') return 'desk'
  const { asked, form } = state.occasion
  if (asked === 'site') return 'display'
  if (form === 'short' || asked === 'unattended') return 'desk'
  return scene?.session ? 'desk' : 'display'
}
