import { type Program, Refusal, type Scene, type SessionState, type Transition } from '#contract'
import { formatVietnamTime } from '#foundation/time'
import { type KnownSites, requireScene } from './membership.ts'

export interface Take {
  /** The program revision that the operator saw on air. */
  seen: number
  scene: Scene
  /** Absent: cut. */
  transition?: Transition | undefined
  by: string
  /** Unix milliseconds. */
  at: number
}

/**
 * Puts a scene on air. Throws Refusal: `session.stale` when something else is on air than the operator saw (P2),
 * and what `requireScene` refuses.
 */
export function takeProgram(state: SessionState, take: Take, known: KnownSites): SessionState {
  const program = nextProgram(state.program, take)
  requireScene(state, take.scene, known)
  return { ...state, revision: state.revision + 1, program }
}

/** The program that follows. Throws Refusal `session.stale` (P2). */
export function nextProgram(program: Program, { seen, scene, transition, by, at }: Take): Program {
  if (seen !== program.revision) {
    throw new Refusal('session.stale', {
      by: program.takenBy,
      at: formatVietnamTime(program.takenAt),
      current: program.revision,
      seen,
    })
  }
  return {
    revision: program.revision + 1,
    scene,
    takenBy: by,
    takenAt: at,
    ...(transition && { transition }),
  }
}
