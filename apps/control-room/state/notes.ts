import type { ShownError } from './failure.ts'

/**
 * What the console tells the operator beside the work. Errors stay until closed; the rest goes by itself, when its time
 * is over. `attention`: nothing that was done, but that somebody has to see to.
 */
export type Note =
  | { kind: 'error'; id: number; error: ShownError; at: number }
  | {
      kind: 'done'
      id: number
      text: { vi: string; en: string }
      until: number
      undo?: NoteUndo
      attention?: true
    }

export interface NoteUndo {
  label: { vi: string; en: string }
  run: () => void
}

const MOST_NOTES = 5

/** The newest first; the same error twice in a row is shown once, with the later time. */
export function addNote(notes: readonly Note[], note: Note): readonly Note[] {
  const first = notes[0]
  const repeated =
    note.kind === 'error' &&
    first?.kind === 'error' &&
    first.error.code === note.error.code &&
    first.error.message.vi === note.error.message.vi
  return [note, ...(repeated ? notes.slice(1) : notes)].slice(0, MOST_NOTES)
}

export const dropNote = (notes: readonly Note[], id: number): readonly Note[] =>
  notes.filter((note) => note.id !== id)

export function dropExpired(notes: readonly Note[], now: number): readonly Note[] {
  const kept = notes.filter((note) => note.kind === 'error' || note.until > now)
  return kept.length === notes.length ? notes : kept
}
