import type { Program, SessionState } from '#contract'

/** The programs of one session that this console saw on air, oldest first, at most {@link KEPT}. */
export interface ProgramHistory {
  session: string
  programs: readonly Program[]
  /** Takes of this console that were an undo: revision taken → revision whose scene they brought back. */
  restored: ReadonlyMap<number, number>
}

export const KEPT = 50

const startHistory = (session: SessionState): ProgramHistory => ({
  session: session.id,
  programs: [session.program],
  restored: new Map(),
})

/** Adds the program if it is newer. Another session, or a revision that went back, starts anew. */
export function seeProgram(history: ProgramHistory | null, session: SessionState): ProgramHistory {
  const last = history?.programs.at(-1)
  if (!history || !last || history.session !== session.id || session.program.revision < last.revision) {
    return startHistory(session)
  }
  if (session.program.revision === last.revision) return history
  return { ...history, programs: [...history.programs, session.program].slice(-KEPT) }
}

/** Notes that `revision` was an undo, so that the next undo goes further back instead of to and fro. */
export function noteUndo(history: ProgramHistory, revision: number, target: Program): ProgramHistory {
  const oldest = history.programs[0]?.revision ?? 0
  const kept = [...history.restored].filter(([taken]) => taken >= oldest)
  return { ...history, restored: new Map(kept).set(revision, target.revision) }
}

/** The program that an undo brings back: the one before what is on air. Null: this console saw none. */
export function undoTarget(history: ProgramHistory | null): Program | null {
  if (!history) return null
  const last = history.programs.at(-1)
  if (!last) return null
  const shown = history.restored.get(last.revision) ?? last.revision
  const at = history.programs.findIndex((program) => program.revision === shown)
  const before = at > 0 ? history.programs[at - 1] : undefined
  if (!before) return null
  const origin = history.restored.get(before.revision) ?? before.revision
  return history.programs.find((program) => program.revision === origin) ?? null
}
