import type { Desk } from '../desk.ts'
import { obstacleInSession } from '../state/obstacle.ts'
import { standingOf } from './standing.ts'

export type PatrolKey = 'toggle' | 'next' | 'previous' | 'place'

/** Keys of the patrol that was pointed at, or stands on air. */
export function obeyForPatrol({ patrols, ...desk }: Desk, asked: PatrolKey): void {
  const patrol = patrols.chief()
  if (!patrol || obstacleInSession('display', standingOf(desk), desk.sessions.current())) return
  if (asked === 'place') patrols.place(patrol)
  else void patrols[asked](patrol)
}
