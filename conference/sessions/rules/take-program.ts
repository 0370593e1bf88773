import { Refusal, type Scene, type SessionState, type Transition } from '#contract'
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
export function takeProgram(
  state: SessionState,
  { seen, scene, transition, by, at }: Take,
  known: KnownSites,
): SessionState {
  const { program } = state
  if (seen !== program.revision) {
    throw new Refusal('session.stale', {
      by: program.takenBy,
      at: formatVietnamTime(program.takenAt),
      current: program.revision,
      seen,
    })
  }
  requireScene(state, scene, known)
  return {
    ...state,
    revision: state.revision + 1,
    program: {
      revision: program.revision + 1,
      scene,
      takenBy: by,
      takenAt: at,
      ...(transition && { transition }),
    },
  }
}
