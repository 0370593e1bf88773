import { createLive, type Live } from '#browser/live-state'
import type { NoteStore } from '../stores/note-store.ts'

/** Orders that wait for their answer, by what they are about. */
export interface UnderWay {
  live: Live<ReadonlySet<string>>
  /**
   * Orders it, unless an order about the same still waits. Resolves to the answer; undefined: there was none, and
   * the reason was shown.
   */
  order<Answer>(about: string, ask: () => Promise<Answer>): Promise<Answer | undefined>
}

export function createUnderWay(notes: Pick<NoteStore, 'failed'>): UnderWay {
  const live = createLive<ReadonlySet<string>>(new Set())
  return {
    live,
    async order(about, ask) {
      if (live.get().has(about)) return undefined
      live.update((all) => new Set(all).add(about))
      try {
        return await ask()
      } catch (error) {
        notes.failed(error)
        return undefined
      } finally {
        live.update((all) => new Set([...all].filter((each) => each !== about)))
      }
    },
  }
}
