import { createLive, type Live, RequestFailed } from '#browser/live-state'
import type { Scene, Transition } from '#contract'
import type { Clock } from '#foundation/time'
import { shownFailure } from '../state/failure.ts'
import { type Preview, sceneOf } from '../state/preview.ts'
import { undoTarget } from '../state/program-history.ts'
import { nothingToTake } from '../state/scene-change.ts'
import { afterEdit, idle, type TakePurpose, type Taking } from '../state/taking.ts'
import type { ConsoleConnection } from './console-connection.ts'
import type { Programs } from './programs.ts'

export interface Takes {
  live: Live<Taking>
  /** Puts the preview on air. Does nothing while a take is under way, or when there is {@link nothingToTake}. */
  take(): Promise<void>
  /** Puts the program before this one back on air. */
  undo(): Promise<void>
  dismiss(): void
}

/** Takes carry the revision on screen at the key press, so that a change that crosses it is noticed. */
export function createTakes(
  connection: Pick<ConsoleConnection, 'request'>,
  programs: Programs,
  preview: Live<Preview>,
  clock: Clock,
): Takes {
  const live = createLive<Taking>(idle)

  const put = async (scene: Scene, transition: Transition, purpose: TakePurpose) => {
    const session = programs.worked.get()
    if (!session || live.get().kind === 'under-way') return
    live.set({ kind: 'under-way', purpose, scene, since: clock.now() })
    try {
      const seen = session.program.revision
      const order = {
        ...{ session: session.id, seen, fence: session.control.fence, scene },
        ...(transition !== 'cut' && { transition }),
      }
      const program = programs.chosen.get()
      const { revision } = await (program === null
        ? connection.request('session.take', order)
        : connection.request('audience.take', { ...order, program }))
      if (purpose.kind === 'undo') programs.noteUndo(revision, purpose.target)
      live.set(idle)
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      live.set({ kind: 'refused', purpose, error: shownFailure(error.failure), at: clock.now() })
    }
  }

  preview.subscribe(() => live.update(afterEdit))
  return {
    live,
    async take() {
      const session = programs.worked.get()
      const scene = sceneOf(preview.get())
      if (session && !nothingToTake(session.program.scene, scene))
        await put(scene, preview.get().transition, { kind: 'take' })
    },
    async undo() {
      const target = undoTarget(programs.history())
      if (target) await put(target.scene, 'cut', { kind: 'undo', target })
    },
    dismiss: () => live.update(afterEdit),
  }
}
