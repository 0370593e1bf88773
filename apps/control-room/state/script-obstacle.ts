import type { SessionState } from '#contract'
import { type Obstacle, obstacleInSession, type Standing } from './obstacle.ts'

/** Why the script can't be moved now: a move switches pictures and microphones. Null: it can. */
export const obstacleToScript = (standing: Standing, session: SessionState | null): Obstacle | null =>
  obstacleInSession('display', standing, session) ?? obstacleInSession('floor', standing, session)
