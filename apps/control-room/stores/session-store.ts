import { createLive, type Live } from '#browser/live-state'
import { chooseSession } from '#browser/meeting'
import type { NodeId, Program, SessionState } from '#contract'
import type { ConsoleConnection } from '../edge/console-connection.ts'
import { noteUndo, type ProgramHistory, seeProgram } from '../state/program-history.ts'
import type { DeskMemory } from './desk-memory.ts'

export type SessionsState =
  | { kind: 'unknown' }
  | {
      kind: 'known'
      sessions: readonly SessionState[]
      /** The one that the console works on. */
      current: SessionState | null
      history: ProgramHistory | null
    }

export interface SessionStore {
  live: Live<SessionsState>
  current(): SessionState | null
  choose(session: string): void
  /** Notes that the program `revision` brought back `target`. */
  noteUndo(revision: number, target: Program): void
}

export function createSessionStore(
  connection: Pick<ConsoleConnection, 'onNotice'>,
  node: () => NodeId,
  memory: Pick<DeskMemory, 'chosen' | 'history'>,
): SessionStore {
  const live = createLive<SessionsState>({ kind: 'unknown' })
  let chosen = memory.chosen.read() ?? null

  const arrange = (sessions: readonly SessionState[]) =>
    live.update((before) => {
      const current = chooseSession(sessions, chosen, node())
      const history = before.kind === 'known' ? before.history : (memory.history.read() ?? null)
      return { kind: 'known', sessions, current, history: current && seeProgram(history, current) }
    })

  connection.onNotice('sessions', ({ sessions }) => arrange(sessions))
  live.subscribe((now, before) => {
    if (now.kind !== 'known') return
    if (before.kind !== 'known' || before.history !== now.history) memory.history.write(now.history)
  })
  return {
    live,
    current: () => currentOf(live.get()),
    choose(session) {
      chosen = session
      memory.chosen.write(session)
      const now = live.get()
      if (now.kind === 'known') arrange(now.sessions)
    },
    noteUndo(revision, target) {
      live.update((now) =>
        now.kind === 'known' && now.history
          ? { ...now, history: noteUndo(now.history, revision, target) }
          : now,
      )
    },
  }
}

export const currentOf = (state: SessionsState): SessionState | null =>
  state.kind === 'known' ? state.current : null
