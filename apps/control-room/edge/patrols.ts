import { createLive, type Live } from '#browser/live-state'
import type { Patrol, PatrolSettings } from '#contract'
import { chiefPatrol, placePatrol } from '../state/patrol.ts'
import type { Preview } from '../state/preview.ts'
import type { DeskMemory } from '../stores/desk-memory.ts'
import type { NoteStore } from '../stores/note-store.ts'
import type { SessionStore } from '../stores/session-store.ts'
import type { ConsoleConnection } from './console-connection.ts'

/** What an operator does with patrols. */
export interface PatrolOrders {
  /** The patrol that the operator pointed at; the keys are for it. */
  chosen: Live<string | null>
  /** The one that the keys are for. */
  chief(): Patrol | null
  create(settings: PatrolSettings): Promise<void>
  /** What it has seen stays. */
  change(patrol: string, settings: PatrolSettings): Promise<void>
  /** Starts it, or pauses it. */
  toggle(patrol: Patrol): Promise<void>
  next(patrol: Patrol): Promise<void>
  previous(patrol: Patrol): Promise<void>
  /** It can be made again from the note that says so. */
  remove(patrol: Patrol): Promise<void>
  /** Into the slots of the preview. */
  place(patrol: Patrol): void
}

export function createPatrolOrders(
  connection: Pick<ConsoleConnection, 'request'>,
  sessions: SessionStore,
  preview: Live<Preview>,
  notes: NoteStore,
  memory: Pick<DeskMemory, 'patrol'>,
): PatrolOrders {
  const chosen = createLive<string | null>(memory.patrol.read() ?? null)
  chosen.subscribe((patrol) => patrol && memory.patrol.write(patrol))

  const inSession = async (order: (named: { session: string; fence: number }) => Promise<unknown>) => {
    const session = sessions.current()
    if (!session) return false
    try {
      await order({ session: session.id, fence: session.control.fence })
      return true
    } catch (error) {
      notes.failed(error)
      return false
    }
  }
  const order = async (op: 'start' | 'pause' | 'next' | 'previous', { id: patrol }: Patrol) => {
    chosen.set(patrol)
    await inSession((named) => connection.request(`patrol.${op}`, { ...named, patrol }))
  }
  const create = async (settings: PatrolSettings) => {
    await inSession(async (named) => {
      const { patrol } = await connection.request('patrol.create', { ...named, settings })
      chosen.set(patrol)
    })
  }

  return {
    chosen,
    chief() {
      const session = sessions.current()
      return session && chiefPatrol(session, chosen.get())
    },
    create,
    async change(patrol, settings) {
      await inSession((named) => connection.request('patrol.change', { ...named, patrol, settings }))
    },
    toggle: (patrol) => order(patrol.state === 'running' ? 'pause' : 'start', patrol),
    next: (patrol) => order('next', patrol),
    previous: (patrol) => order('previous', patrol),
    async remove({ id: patrol, name, list, stepMs, slots, order }) {
      const isGone = await inSession((named) => connection.request('patrol.remove', { ...named, patrol }))
      if (!isGone) return
      notes.done(
        { vi: `Đã xóa danh sách luân phiên “${name}”.`, en: `The patrol “${name}” was removed.` },
        {
          label: { vi: 'Tạo lại', en: 'Make it again' },
          run: () => void create({ name, list, stepMs, slots, order }),
        },
      )
    },
    place: (patrol) => preview.update((now) => placePatrol(now, patrol)),
  }
}
