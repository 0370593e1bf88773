import { createLive, type Live } from '#browser/live-state'
import type { Presence, RollCallState, SiteId } from '#contract'
import { applyRollCalls } from '../state/roll-call.ts'
import type { NoteStore } from '../stores/note-store.ts'
import type { SessionStore } from '../stores/session-store.ts'
import type { ConsoleConnection } from './console-connection.ts'

export interface RollCallOrders {
  live: Live<readonly RollCallState[]>
  /** The newest of the current session, running or ended. */
  current(): RollCallState | null
  /** Asks these sites of the current session; null: all of them. */
  open(question: string, sites: SiteId[] | null): Promise<void>
  note(site: SiteId, presence: Presence, reason: string | null): Promise<void>
  close(): Promise<void>
}

export function createRollCallOrders(
  connection: Pick<ConsoleConnection, 'request' | 'onNotice'>,
  sessions: SessionStore,
  notes: NoteStore,
): RollCallOrders {
  const live = createLive<readonly RollCallState[]>([])
  connection.onNotice('roll-calls', (news) => live.update((known) => applyRollCalls(known, news)))
  const current = () => newestOf(live.get(), sessions.current()?.id)
  const ask = (asking: Promise<unknown>) => asking.then(() => {}, notes.failed)

  return {
    live,
    current,
    async open(question, sites) {
      const session = sessions.current()
      if (!session) return
      await ask(connection.request('roll-call.open', { session: session.id, question, sites }))
    },
    async note(site, presence, reason) {
      const running = current()
      if (!running) return
      await ask(connection.request('roll-call.set', { rollCall: running.call.id, site, presence, reason }))
    },
    async close() {
      const running = current()
      if (running) await ask(connection.request('roll-call.close', { rollCall: running.call.id }))
    },
  }
}

export const newestOf = (all: readonly RollCallState[], session: string | undefined): RollCallState | null =>
  all.findLast(({ call }) => call.session === session) ?? null
