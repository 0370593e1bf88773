import type { Scene, SessionState } from '#contract'
import { obstacleInSession, type Standing } from './obstacle.ts'
import { nothingToTake, sameScene } from './scene-change.ts'

/** What the node is told of the preview, for the session that the operator works on. */
export interface Prepared {
  session: string
  scene: Scene
}

/** Null when it could not be taken: nobody waits for its streams. */
export function toPrepare(standing: Standing, session: SessionState | null, scene: Scene): Prepared | null {
  if (session === null || obstacleInSession('display', standing, session)) return null
  return nothingToTake(session.program.scene, scene) ? null : { session: session.id, scene }
}

export function samePrepared(a: Prepared | null, b: Prepared | null): boolean {
  if (a === null || b === null) return a === b
  return a.session === b.session && sameScene(a.scene, b.scene)
}
