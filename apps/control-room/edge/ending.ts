import type { Live } from '#browser/live-state'
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
  about(session: SessionState): AskedEnd
  /** Ends it; why it was not is shown. */
  end(session: string): Promise<void>
}

export function createEndingOrders(options: {
  connection: Pick<ConsoleConnection, 'request'>
  sessions: Pick<SessionStore, 'live'>
  roster: () => ReadonlyMap<string, Pick<SiteStatus, 'state'>>
  notes: Pick<NoteStore, 'failed'>
}): EndingOrders {
  const { connection, sessions, roster, notes } = options
  const { live: pending, order } = createUnderWay(notes)
  return {
    pending,
    about(session) {
      const known = sessions.live.get()
      const end = endOfSession(session.id, known.kind === 'known' ? known.sessions : [])
      const connected = [...roster().values()].filter(({ state }) => state === 'connected').length
      return { session, end, connected }
    },
    async end(session) {
      await order(session, () => connection.request('session.close', { session }))
    },
  }
}
