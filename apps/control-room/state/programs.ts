import type { Audience, AudienceProgram, Program, SessionState } from '#contract'
import { noteUndo, type ProgramHistory, seeProgram } from './program-history.ts'

/** The session as one of its programs shows it: that one stands in place of the main program. Null: the main one. */
export function inProgram(session: SessionState, chosen: string | null): SessionState {
  const found = session.programs.find(({ id }) => id === chosen)
  return found ? { ...session, program: found.program } : session
}

/** The program after the chosen one, the main one after the last. */
export function nextProgram({ programs }: SessionState, chosen: string | null): string | null {
  const at = programs.findIndex(({ id }) => id === chosen)
  return programs[at + 1]?.id ?? null
}

export const hasProgram = ({ programs }: SessionState, id: string): boolean =>
  programs.some((each) => each.id === id)

export type Histories = ReadonlyMap<string, ProgramHistory>

/** What this console saw in each audience's program. Those that are gone are forgotten. */
export function seePrograms(before: Histories, session: SessionState): Histories {
  return new Map(
    session.programs.map(({ id, program }): [string, ProgramHistory] => [
      id,
      seeProgram(before.get(id) ?? null, { ...session, id: `${session.id}/${id}`, program }),
    ]),
  )
}

export function noteUndoIn(before: Histories, id: string, revision: number, target: Program): Histories {
  const history = before.get(id)
  return history ? new Map(before).set(id, noteUndo(history, revision, target)) : before
}

/** Of the kinds that a session has once, whether it has a program for it. */
export const isServed = ({ programs }: SessionState, audience: Audience): boolean =>
  programs.some(({ audience: other }) => isSame(other, audience))

function isSame(a: AudienceProgram['audience'], b: Audience): boolean {
  if (a.kind === 'below') return b.kind === 'below' && b.unit === a.unit
  if (a.kind === 'sites') return b.kind === 'sites' && b.sites.join() === a.sites.join()
  return a.kind === b.kind
}
