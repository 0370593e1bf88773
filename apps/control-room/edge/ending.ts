import { createLive, type Live } from '#browser/live-state'
import { type EndOfSession, endOfSession } from '#browser/meeting'
import type { SessionState, SiteStatus } from '#contract'
import type { NoteStore } from '../stores/note-store.ts'
import type { SessionStore } from '../stores/session-store.ts'
import type { ConsoleConnection } from './console-connection.ts'
import { createUnderWay } from './under-way.ts'

/** What the end of a session would mean at the moment that it was asked for. */
export interface AskedEnd {
  session: SessionState
  end: EndOfSession
  /** Sites of this tier and below that are connected. */
  connected: number
}

/** Ends a whole session of this tier (R86); a part of one is ended by `AuthorityOrders`. */
export interface EndingOrders {
  /** The sessions that are being ended. */
  pending: Live<ReadonlySet<string>>
  /** What is asked now, before anything ends; null: nothing. */
  asked: Live<AskedEnd | null>
  ask(session: SessionState): void
  letGo(): void
  /** Ends what is asked about; why it was not is shown. */
  end(): Promise<void>
}

export function createEndingOrders(options: {
  connection: Pick<ConsoleConnection, 'request'>
  sessions: Pick<SessionStore, 'live'>
  roster: () => ReadonlyMap<string, Pick<SiteStatus, 'state'>>
  notes: Pick<NoteStore, 'failed'>
}): EndingOrders {
  const { connection, sessions, roster, notes } = options
  const { live: pending, order } = createUnderWay(notes)
  const asked = createLive<AskedEnd | null>(null)
  return {
    pending,
    asked,
    ask(session) {
      const known = sessions.live.get()
      const end = endOfSession(session.id, known.kind === 'known' ? known.sessions : [])
      const connected = [...roster().values()].filter(({ state }) => state === 'connected').length
      asked.set({ session, end, connected })
    },
    letGo: () => asked.set(null),
    async end() {
      const session = asked.get()?.session.id
      asked.set(null)
      if (session !== undefined) await order(session, () => connection.request('session.close', { session }))
    },
  }
}
