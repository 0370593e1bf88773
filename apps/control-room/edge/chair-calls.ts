import { createLive, type Live } from '#browser/live-state'
import type { ChairCall, SiteId } from '#contract'
import { assignSite, type Preview } from '../state/preview.ts'
import type { NoteStore } from '../stores/note-store.ts'
import type { SessionStore } from '../stores/session-store.ts'
import type { ConsoleConnection } from './console-connection.ts'

/** The sites that the chair calls, and what an operator does about them. */
export interface ChairCallOrders {
  live: Live<readonly ChairCall[]>
  /** Invites the site and puts it into the selected slot of the preview; without `call` the first one's. */
  heed(call?: ChairCall): Promise<void>
  putAside(call: ChairCall): Promise<void>
}

export interface ChairCallContext {
  connection: Pick<ConsoleConnection, 'request' | 'onNotice'>
  sessions: Pick<SessionStore, 'current'>
  preview: Live<Preview>
  notes: Pick<NoteStore, 'failed' | 'done' | 'drop'>
  nameOf: (site: SiteId) => string
}

export function createChairCallOrders(context: ChairCallContext): ChairCallOrders {
  const { connection, sessions, preview, notes, nameOf } = context
  const live = createLive<readonly ChairCall[]>([])

  const heed = async (call = callsIn(live.get(), sessions.current()?.id)[0]) => {
    if (!call) return
    const { session, site } = call
    preview.update((now) => assignSite(now, site))
    await connection.request('floor.invite', { session, site }).catch(notes.failed)
  }
  /** The notes of calls that wait, by call: who has dealt with one, here or elsewhere, need not close it too. */
  const told = new Map<string, number>()
  const tell = (call: ChairCall) => {
    const name = nameOf(call.site)
    const note = notes.done(
      { vi: `Chủ tọa gọi ${name}.`, en: `The chair calls ${name}.` },
      {
        label: { vi: 'Mời và đưa vào xem trước (K)', en: 'Invite, and into the preview (K)' },
        run: () => void heed(call),
      },
    )
    told.set(call.id, note)
  }
  /** What waited before this page was opened is listed, and told to nobody anew. */
  let known: Set<string> | null = null
  connection.onNotice('chair-calls', ({ calls }) => {
    const before = known
    known = new Set(calls.map(({ id }) => id))
    live.set(calls)
    for (const [id, note] of told)
      if (!known.has(id)) {
        told.delete(id)
        notes.drop(note)
      }
    for (const call of calls) if (before && !before.has(call.id)) tell(call)
  })

  return {
    live,
    heed,
    async putAside({ id }) {
      await connection.request('chair.put-aside', { call: id }).catch(notes.failed)
    },
  }
}

export const callsIn = (calls: readonly ChairCall[], session: string | undefined): ChairCall[] =>
  calls.filter((call) => call.session === session)
