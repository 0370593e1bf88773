import { createLive, type Live } from '#browser/live-state'
import type { BodyOf, SessionState } from '#contract'
import type { ScriptOperations } from '#contract/console'
import type { ScriptState } from '#contract/script'
import type { Clock } from '#foundation/time'
import { undoTarget } from '../state/program-history.ts'
import { isScriptUndo } from '../state/script.ts'
import { addLines, draftOf, isWhole, type ScriptDraft, seenBy } from '../state/script-draft.ts'
import type { NoteStore } from '../stores/note-store.ts'
import type { SessionStore } from '../stores/session-store.ts'
import type { ConsoleConnection } from './console-connection.ts'
import type { Programs } from './programs.ts'
import { createScriptTold } from './script-told.ts'
import { createUnderWay, type UnderWay } from './under-way.ts'

export type ScriptMove = BodyOf<ScriptOperations, 'script.move'>['to']

/** The script of the session that the console works on. */
export interface ScriptOrders {
  live: Live<ScriptState | null>
  /** Null: nothing is being written here. It may be of another session than the one worked on. */
  draft: Live<ScriptDraft | null>
  /** A move, an undo, or the writing of lines waits for its answer. */
  underWay: UnderWay['live']
  /** Carries the revisions on screen, so that a change that crosses it is noticed. */
  move(to: ScriptMove): Promise<void>
  /** Whether undo is the script's: its last move is what is on air in the program that is worked on. */
  ownsUndo(): boolean
  undo(): Promise<void>
  /** Pauses the timer, or lets it go on. */
  toggleTimer(): Promise<void>
  /** Begins to write, from the lines as they are. */
  edit(): void
  /** Adds the agenda of the plan that the session was opened from. */
  addAgenda(): Promise<void>
  /** Lines that were not taken stay in the draft. */
  save(): Promise<void>
  close(): void
}

export interface ScriptParts {
  connection: Pick<ConsoleConnection, 'request' | 'onNotice'>
  sessions: SessionStore
  programs: Pick<Programs, 'chosen' | 'history' | 'noteUndo'>
  notes: NoteStore
  clock: Pick<Clock, 'setTimeout' | 'clearTimeout'>
}

export function createScriptOrders(parts: ScriptParts): ScriptOrders {
  const { connection, sessions, programs, notes } = parts
  const told = createScriptTold(parts)
  const { live } = told
  const draft = createLive<ScriptDraft | null>(null)
  const { live: underWay, order } = createUnderWay(notes)
  const inScript = async (work: (script: ScriptState, session: SessionState) => Promise<unknown>) => {
    const [script, session] = [live.get(), sessions.current()]
    // One of these at a time: the second would be of a line that the operator has not seen.
    if (script && session) await order('script', () => work(script, session))
  }
  const seenBoth = ({ revision: seen }: ScriptState, { id, control, program }: SessionState) => ({
    ...{ session: id, seen, fence: control.fence, program: program.revision },
  })
  const ownsUndo = () => programs.chosen.get() === null && isScriptUndo(live.get(), sessions.current())

  return {
    live,
    draft,
    underWay,
    move: (to) =>
      inScript((script, session) => {
        const audiences = session.programs.map(({ id, program }) => ({ program: id, seen: program.revision }))
        return connection.request('script.move', { ...seenBoth(script, session), audiences, to })
      }),
    ownsUndo,
    undo: () =>
      inScript(async (script, session) => {
        const target = undoTarget(programs.history())
        const { program } = await connection.request('script.undo', seenBoth(script, session))
        if (target && program !== session.program.revision) programs.noteUndo(program, target)
      }),
    toggleTimer: () =>
      inScript((script, { id: session }) =>
        connection.request('script.timer', { session, paused: script.run.is === 'running' }),
      ),
    edit() {
      const session = sessions.current()
      if (session) draft.set(draftOf(session.id, live.get()))
    },
    async addAgenda() {
      const session = draft.get()?.session
      if (session === undefined) return
      const found = await order('agenda', () => connection.request('script.agenda', { session }))
      if (found?.lines.length === 0)
        notes.done({
          vi: 'Phiên họp này không mở từ lịch, hoặc chương trình họp trong lịch còn trống.',
          en: 'This session was not opened from a plan, or the agenda of its plan is empty.',
        })
      else if (found) draft.update((now) => now && addLines(now, found.lines))
    },
    async save() {
      const now = draft.get()
      if (!now || !isWhole(now)) return
      const { session, lines } = now
      const seen = seenBy(now, live.get())
      const written = await order('script', () =>
        connection.request('script.write', { session, seen, lines: [...lines] }),
      )
      if (written) draft.update((after) => (after?.lines === lines ? null : after))
    },
    close: told.close,
  }
}
