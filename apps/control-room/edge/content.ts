import type { SiteId } from '#contract'
import { nextPresenter, offersOf } from '../state/content.ts'
import type { Roster } from '../state/roster.ts'
import type { NoteStore } from '../stores/note-store.ts'
import type { SessionStore } from '../stores/session-store.ts'
import type { ConsoleConnection } from './console-connection.ts'

/** Shows the content that the chosen site offers, else the first that does; pressed again, nobody's. */
export function createContentOrder(
  connection: Pick<ConsoleConnection, 'request'>,
  sessions: SessionStore,
  roster: () => Roster,
  chosen: () => SiteId | null,
  notes: NoteStore,
): () => Promise<void> {
  return async () => {
    const session = sessions.current()
    const site = session && nextPresenter(session, offersOf(roster(), chosen()))
    if (!session || site === undefined) return
    const named = { session: session.id, fence: session.control.fence, site }
    await connection.request('content.present', named).catch((error) => notes.failed(error))
  }
}
