import type { Patrol } from '#contract'
import { candidatesOf, type Surroundings } from './surroundings.ts'

/** When the stop of a patrol is over, in Unix milliseconds; null: it does not go on by itself (L1). */
export function stopEnds(
  { state, stepSince, stepMs }: Pick<Patrol, 'state' | 'stepSince' | 'stepMs'>,
  onAirSince: number | null,
): number | null {
  return state === 'running' && onAirSince !== null ? Math.max(stepSince, onAirSince) + stepMs : null
}

/** Whether there is anybody whom a patrol could go on to. */
export const hasOthers = ({ current }: Pick<Patrol, 'current'>, around: Surroundings): boolean =>
  candidatesOf(around).some((site) => !current.includes(site))
