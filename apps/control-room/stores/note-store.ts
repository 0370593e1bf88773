import { createLive, type Live, RequestFailed } from '#browser/live-state'
import type { Clock } from '#foundation/time'
import { type ShownError, shownFailure } from '../state/failure.ts'
import { addNote, dropExpired, dropNote, type Note, type NoteUndo } from '../state/notes.ts'

const DONE_MS = 6000
/** A note that offers an undo stays longer. */
const UNDO_MS = 15_000
const ATTENTION_MS = 15_000

export interface NoteStore {
  live: Live<readonly Note[]>
  error(error: ShownError): void
  /** Shows a failed request; anything else is a defect of this page and is thrown on. */
  failed(error: unknown): void
  /** Returns the note's id, for one that is to go before its time. */
  done(text: { vi: string; en: string }, undo?: NoteUndo): number
  /** Marked as something to see to; with `undo` it stays until closed or dropped. */
  attention(text: { vi: string; en: string }, undo?: NoteUndo): number
  drop(id: number): void
  close(): void
}

export function createNoteStore(clock: Clock): NoteStore {
  const live = createLive<readonly Note[]>([])
  let ids = 0
  const sweep = clock.setInterval(() => live.update((notes) => dropExpired(notes, clock.now())), 1000)
  const add = (note: Note) => live.update((notes) => addNote(notes, note))
  const error = (shown: ShownError) => add({ kind: 'error', id: ++ids, error: shown, at: clock.now() })
  const tell = (
    text: { vi: string; en: string },
    until: number,
    more?: { undo?: NoteUndo; attention?: true },
  ) => {
    const id = ++ids
    add({ kind: 'done', id, text, until, ...more })
    return id
  }
  return {
    live,
    error,
    failed(problem) {
      if (!(problem instanceof RequestFailed)) throw problem
      error(shownFailure(problem.failure))
    },
    done: (text, undo) => tell(text, clock.now() + (undo ? UNDO_MS : DONE_MS), undo && { undo }),
    attention: (text, undo) =>
      tell(text, undo ? Number.POSITIVE_INFINITY : clock.now() + ATTENTION_MS, {
        attention: true,
        ...(undo && { undo }),
      }),
    drop: (id) => live.update((notes) => dropNote(notes, id)),
    close: () => sweep.cancel(),
  }
}
