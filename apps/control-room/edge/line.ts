import { createLive, type Live } from '#browser/live-state'
import type { LineMessage, NodeId } from '#contract'
import { wordsOf } from '../state/line.ts'
import type { DeskMemory } from '../stores/desk-memory.ts'
import type { NoteStore } from '../stores/note-store.ts'
import type { SessionStore } from '../stores/session-store.ts'
import type { ConsoleConnection } from './console-connection.ts'

/** The operators' line as this console has it. */
export interface LineOrders {
  live: Live<readonly LineMessage[]>
  /** The last word that the operator has seen; null: none. Kept over a reload. */
  seen: Live<string | null>
  /** Says it in the current session; resolves whether it was taken. */
  say(text: string, to: NodeId | null): Promise<boolean>
  /** The operator looks at the newest words. */
  look(): void
}

export function createLineOrders(
  connection: Pick<ConsoleConnection, 'request' | 'onNotice'>,
  sessions: Pick<SessionStore, 'current'>,
  notes: Pick<NoteStore, 'failed'>,
  memory: Pick<DeskMemory, 'lineSeen'>,
): LineOrders {
  const live = createLive<readonly LineMessage[]>([])
  const seen = createLive<string | null>(memory.lineSeen.read() ?? null)
  connection.onNotice('line', ({ messages }) => live.set(messages))
  return {
    live,
    seen,
    async say(text, to) {
      const session = sessions.current()
      if (!session) return false
      try {
        await connection.request('line.say', { session: session.id, to, text })
        return true
      } catch (error) {
        notes.failed(error)
        return false
      }
    },
    look() {
      const newest = wordsOf(live.get(), sessions.current()?.id).at(-1)
      if (!newest || newest.id === seen.get()) return
      seen.set(newest.id)
      memory.lineSeen.write(newest.id)
    },
  }
}
