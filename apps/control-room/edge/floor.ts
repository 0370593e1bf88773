import { createLive, type Live } from '#browser/live-state'
import type { NodeId, SiteId } from '#contract'
import { leaseFor } from '../state/control.ts'
import type { NoteStore } from '../stores/note-store.ts'
import type { SessionStore } from '../stores/session-store.ts'
import type { ConsoleConnection } from './console-connection.ts'

type OfOneSite = 'floor.open' | 'floor.close' | 'floor.invite' | 'floor.withdraw' | 'floor.lower'

export interface Floor {
  /** Sites about whose microphone, hand or invitation something is being ordered. */
  pending: Live<ReadonlySet<SiteId>>
  open(site: SiteId): Promise<void>
  close(site: SiteId): Promise<void>
  /** Opens a closed microphone, closes an open one. */
  toggle(site: SiteId): Promise<void>
  invite(site: SiteId): Promise<void>
  /** Takes an invitation back. */
  withdraw(site: SiteId): Promise<void>
  /** Takes a raised hand down. */
  lower(site: SiteId): Promise<void>
  /** How many microphones may be open at once. */
  bound(bound: number): Promise<void>
  /** Closes all; what was open can be opened again from the note that says so. */
  closeAll(): Promise<void>
  /** As `closeAll`, but the chair's stays open. */
  closeOthers(): Promise<void>
}

export function createFloor(
  connection: Pick<ConsoleConnection, 'request'>,
  sessions: SessionStore,
  notes: NoteStore,
  node: () => NodeId,
): Floor {
  const pending = createLive<ReadonlySet<SiteId>>(new Set())

  const order = async (op: OfOneSite, site: SiteId) => {
    const session = sessions.current()
    if (!session || pending.get().has(site)) return
    pending.update((sites) => new Set(sites).add(site))
    try {
      await connection.request(op, { session: session.id, ...leaseFor(session, node(), site), site })
    } catch (error) {
      notes.failed(error)
    } finally {
      pending.update((sites) => new Set([...sites].filter((each) => each !== site)))
    }
  }
  const closeMany = async (op: 'floor.close-all' | 'floor.close-others') => {
    const session = sessions.current()
    if (!session) return
    const were = session.floor.open.filter((site) => op === 'floor.close-all' || site !== session.chair)
    try {
      await connection.request(op, { session: session.id, ...leaseFor(session, node()) })
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
  }

  return {
    pending,
    open: (site) => order('floor.open', site),
    close: (site) => order('floor.close', site),
    toggle(site) {
      const open = sessions.current()?.floor.open.includes(site) ?? false
      return order(open ? 'floor.close' : 'floor.open', site)
    },
    invite: (site) => order('floor.invite', site),
    withdraw: (site) => order('floor.withdraw', site),
    lower: (site) => order('floor.lower', site),
    async bound(bound) {
      const session = sessions.current()
      if (!session) return
      await connection
        .request('floor.bound', { session: session.id, ...leaseFor(session, node()), bound })
        .catch((error) => notes.failed(error))
    },
    closeAll: () => closeMany('floor.close-all'),
    closeOthers: () => closeMany('floor.close-others'),
  }
}
