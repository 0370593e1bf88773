import { createLive, type Live } from '#browser/live-state'
import type { Audience, AudienceProgram, Program, Scene, SessionState } from '#contract'
import type { ProgramHistory } from '../state/program-history.ts'
import {
  type Histories,
  hasProgram,
  inProgram,
  nextProgram,
  noteUndoIn,
  seePrograms,
} from '../state/programs.ts'
import type { DeskMemory } from '../stores/desk-memory.ts'
import type { NoteStore } from '../stores/note-store.ts'
import { currentOf, type SessionStore } from '../stores/session-store.ts'
import type { ConsoleConnection } from './console-connection.ts'

/** The programs of the session: which one the operator works on, and those of audiences. */
export interface Programs {
  /** Null: the main one. */
  chosen: Live<string | null>
  /** The session with the chosen program in place of the main one. */
  worked: Live<SessionState | null>
  /** What was seen in the chosen program. */
  history(): ProgramHistory | null
  noteUndo(revision: number, target: Program): void
  choose(program: string | null): void
  cycle(): void
  /** Opens one and works on it. */
  open(named: { name: string; audience: Audience; scene: Scene }): Promise<void>
  /** It can be opened again from the note that says so. */
  end(program: AudienceProgram): Promise<void>
  close(): void
}

export function createPrograms(
  connection: Pick<ConsoleConnection, 'request'>,
  sessions: SessionStore,
  notes: NoteStore,
  memory: Pick<DeskMemory, 'programs'>,
): Programs {
  const chosen = createLive<string | null>(null)
  const worked = createLive<SessionState | null>(null)
  let histories: Histories = new Map()
  let seen: SessionState | null = null
  /** Opened here, and not in the session's state yet. */
  let expected: string | null = null
  let written: { chosen: string | null; histories: Histories } = { chosen: null, histories: new Map() }

  /** Only what has changed: sessions are told often. */
  const keep = (session: string) => {
    const now = { chosen: chosen.get(), histories }
    const isSame =
      now.chosen === written.chosen &&
      histories.size === written.histories.size &&
      [...histories].every(([id, history]) => written.histories.get(id) === history)
    if (isSame) return
    written = now
    memory.programs.write({ session, ...now })
  }

  const arrange = () => {
    const session = currentOf(sessions.live.get())
    if (session && session !== seen) {
      const kept = seen === null ? memory.programs.read() : undefined
      const before = seen === null ? (kept?.histories ?? new Map()) : histories
      const isOfIt = session.id === (seen?.id ?? kept?.session)
      histories = seePrograms(isOfIt ? before : new Map(), session)
      seen = session
      if (kept?.chosen && isOfIt && hasProgram(session, kept.chosen)) return chosen.set(kept.chosen)
    }
    const id = chosen.get()
    const isThere = id !== null && session !== null && hasProgram(session, id)
    if (isThere) expected = null
    else if (id !== null && id !== expected) return chosen.set(null)
    worked.set(session && inProgram(session, id))
    if (session) keep(session.id)
  }
  const stops = [sessions.live.subscribe(arrange), chosen.subscribe(arrange)]
  arrange()

  const open: Programs['open'] = async (named) => {
    const session = sessions.current()
    if (!session) return
    try {
      const { program } = await connection.request('audience.open', {
        ...{ session: session.id, fence: session.control.fence },
        ...named,
      })
      expected = program
      chosen.set(program)
    } catch (error) {
      notes.failed(error)
    }
  }

  return {
    chosen,
    worked,
    history() {
      const id = chosen.get()
      const now = sessions.live.get()
      if (id !== null) return histories.get(id) ?? null
      return now.kind === 'known' ? now.history : null
    },
    noteUndo(revision, target) {
      const id = chosen.get()
      if (id === null) sessions.noteUndo(revision, target)
      else histories = noteUndoIn(histories, id, revision, target)
      if (seen) keep(seen.id)
    },
    choose: (program) => chosen.set(program),
    cycle() {
      const session = sessions.current()
      if (session) chosen.update((now) => nextProgram(session, now))
    },
    open,
    async end({ id, name, audience, program }) {
      const session = sessions.current()
      if (!session) return
      try {
        const { fence } = session.control
        await connection.request('audience.close', { session: session.id, fence, program: id })
        const again = { name, audience, scene: program.scene }
        notes.done(
          {
            vi: `Đã đóng chương trình riêng “${name}”: các điểm cầu đó xem chương trình chính.`,
            en: `The program “${name}” was closed: its sites see the main program.`,
          },
          { label: { vi: 'Mở lại', en: 'Open it again' }, run: () => void open(again) },
        )
      } catch (error) {
        notes.failed(error)
      }
    },
    close() {
      for (const stop of stops.splice(0)) stop()
    },
  }
}
