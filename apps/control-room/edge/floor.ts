import { createLive, type Live } from '#browser/live-state'
import type { SiteId } from '#contract'
import type { NoteStore } from '../stores/note-store.ts'
import type { SessionStore } from '../stores/session-store.ts'
import type { ConsoleConnection } from './console-connection.ts'

export interface Floor {
  /** Sites whose microphone is being opened or closed. */
  pending: Live<ReadonlySet<SiteId>>
  open(site: SiteId): Promise<void>
  close(site: SiteId): Promise<void>
  /** Opens a closed microphone, closes an open one. */
  toggle(site: SiteId): Promise<void>
  /** Closes all; what was open can be opened again from the note that says so. */
  closeAll(): Promise<void>
}

export function createFloor(
  connection: Pick<ConsoleConnection, 'request'>,
  sessions: SessionStore,
  notes: NoteStore,
): Floor {
  const pending = createLive<ReadonlySet<SiteId>>(new Set())

  const order = async (op: 'floor.open' | 'floor.close', site: SiteId) => {
    const session = sessions.current()
    if (!session || pending.get().has(site)) return
    pending.update((sites) => new Set(sites).add(site))
    try {
      await connection.request(op, { session: session.id, site })
    } catch (error) {
      notes.failed(error)
    } finally {
      pending.update((sites) => new Set([...sites].filter((each) => each !== site)))
    }
  }

  return {
    pending,
    open: (site) => order('floor.open', site),
    close: (site) => order('floor.close', site),
    toggle(site) {
      const open = sessions.current()?.floor.open.includes(site) ?? false
      return order(open ? 'floor.close' : 'floor.open', site)
    },
    async closeAll() {
      const session = sessions.current()
      if (!session) return
      const were = session.floor.open
      try {
        await connection.request('floor.close-all', { session: session.id })
      } catch (error) {
        notes.failed(error)
        return
      }
      const count = were.length
      notes.done(
        { vi: `Đã tắt ${count} micro.`, en: `${count} microphones closed.` },
        {
          label: { vi: `Mở lại ${count} micro`, en: `Open the ${count} again` },
          run: () => void Promise.all(were.map((site) => order('floor.open', site))),
        },
      )
    },
  }
}
