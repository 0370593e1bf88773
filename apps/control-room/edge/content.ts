import type { Roster } from '#browser/meeting'
import type { SiteId } from '#contract'
import { nextPresenter, offersOf } from '../state/content.ts'
import type { NoteStore } from '../stores/note-store.ts'
import type { SessionStore } from '../stores/session-store.ts'
import type { ConsoleConnection } from './console-connection.ts'

/** Whose content the slots for content show. */
export interface ContentOrders {
  /** Whose the key shows next; null: nobody's any more, undefined: there is nothing to show or to end. */
  next(): SiteId | null | undefined
  present(site: SiteId | null | undefined): Promise<void>
}

export function createContentOrders({
  connection,
  sessions,
  roster,
  chosen,
  own,
  notes,
}: {
  connection: Pick<ConsoleConnection, 'request'>
  sessions: SessionStore
  roster: () => Roster
  /** The site that the operator looks at: its offer comes before those of others. */
  chosen: () => SiteId | null
  /** In whose name this console offers something itself, before all others; null: it does not. */
  own: () => SiteId | null
  notes: NoteStore
}): ContentOrders {
  return {
    next() {
      const session = sessions.current()
      if (!session) return undefined
      const mine = own()
      return nextPresenter(session, mine === null ? offersOf(roster(), chosen()) : [mine])
    },
    async present(site) {
      const session = sessions.current()
      if (!session || site === undefined) return
      const named = { session: session.id, fence: session.control.fence, site }
      await connection.request('content.present', named).catch((error) => notes.failed(error))
    },
  }
}
