import { createLive, type Live } from '#browser/live-state'
import type { SiteId } from '#contract'
import type { LaddersNow } from '../state/ladder.ts'
import type { NoteStore } from '../stores/note-store.ts'
import type { ConsoleConnection } from './console-connection.ts'
import { createUnderWay } from './under-way.ts'

/** The ladders of sessions, and what an operator orders about them. Each order resolves whether it was taken. */
export interface LadderOrders {
  live: Live<LaddersNow>
  /** The sessions about whose ladder something is being ordered. */
  pending: Live<ReadonlySet<string>>
  /** Says when it begins, Unix milliseconds. */
  set(session: string, startsAt: number): Promise<boolean>
  /** `by` takes it upon himself that the session begins without these sites; null: without all that lack. */
  waive(session: string, signed: { sites: SiteId[] | null; by: string; reason: string }): Promise<boolean>
  /** What was signed counts no more. */
  unwaive(session: string, waiver: string): Promise<boolean>
  declare(session: string): Promise<boolean>
}

export function createLadderOrders(
  connection: Pick<ConsoleConnection, 'request' | 'onNotice'>,
  notes: Pick<NoteStore, 'failed' | 'done'>,
): LadderOrders {
  const live = createLive<LaddersNow>({ ladders: [], notices: [] })
  const { live: pending, order } = createUnderWay(notes)
  connection.onNotice('ladders', live.set)

  return {
    live,
    pending,
    set: async (session, startsAt) =>
      (await order(session, () => connection.request('ladder.set', { session, startsAt }))) !== undefined,
    waive: async (session, signed) =>
      (await order(session, () => connection.request('ladder.waive', { session, ...signed }))) !== undefined,
    unwaive: async (session, waiver) =>
      (await order(session, () => connection.request('ladder.unwaive', { session, waiver }))) !== undefined,
    async declare(session) {
      const answer = await order(session, () => connection.request('ladder.declare', { session }))
      if (answer === undefined) return false
      notes.done({ vi: 'Đã tuyên bố phiên họp sẵn sàng.', en: 'The session was declared ready.' })
      return true
    },
  }
}
