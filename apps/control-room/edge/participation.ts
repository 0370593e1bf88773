import { createLive, type Live, RequestFailed } from '#browser/live-state'
import type { SheetFile, SheetFormat } from '#contract/directory'
import type { Clock } from '#foundation/time'
import { shownFailure } from '../state/failure.ts'
import type { ParticipationNow, ParticipationWanted } from '../state/participation.ts'
import type { NoteStore } from '../stores/note-store.ts'
import type { ConsoleConnection } from './console-connection.ts'
import { createUnderWay } from './under-way.ts'

/** Who takes part in the session that is looked at, kept up to date while it is. */
export interface ParticipationWatch {
  /** Null: nothing was looked at yet. */
  live: Live<ParticipationNow | null>
  wanted: Live<ParticipationWanted>
  /** Which sheet is on its way. */
  exporting: Live<SheetFormat | null>
  /** Begins to look at a session; null: at the one that was looked at last, which may be over. */
  open(session: string | null): void
  /** Asks no more. */
  shut(): void
  /** Lists others. */
  want(wanted: Partial<ParticipationWanted>): void
  /** Saves the sheet of every site. */
  export(format: SheetFormat): Promise<void>
  close(): void
}

const ASK_EVERY_MS = 10_000
/** Rows that are listed; the filter leaves fewer. */
export const LISTED = 150

export function createParticipationWatch(options: {
  connection: Pick<ConsoleConnection, 'request' | 'state'>
  notes: Pick<NoteStore, 'failed'>
  save: (file: SheetFile) => void
  clock: Pick<Clock, 'setInterval' | 'clearInterval'>
}): ParticipationWatch {
  const { connection, notes, save, clock } = options
  const live = createLive<ParticipationNow | null>(null)
  const wanted = createLive<ParticipationWanted>({ text: '', only: null })
  const exporting = createLive<SheetFormat | null>(null)
  const { order } = createUnderWay(notes)
  let session: string | null = null
  let isOpen = false
  /** Counts what was asked, so that an answer to an earlier question is let go. */
  let asked = 0

  const ask = async () => {
    if (session === null || !isOpen || connection.state.get().kind !== 'open') return
    const question = ++asked
    const { text, only } = wanted.get()
    const body = { session, text: text.slice(0, 100), limit: LISTED, ...(only && { only }) }
    try {
      const is = await connection.request('participation.get', body)
      if (question === asked) live.set({ kind: 'here', is, stale: false })
    } catch (error) {
      if (question === asked) failed(error)
    }
  }
  const failed = (error: unknown) => {
    if (!(error instanceof RequestFailed)) throw error
    const { failure } = error
    if (failure.kind === 'refused') live.set({ kind: 'failed', why: shownFailure(failure).message })
    else away()
  }
  const away = () =>
    live.update((now) =>
      now?.kind === 'here' ? { ...now, stale: true } : now && { kind: 'failed', why: null },
    )
  const asking = clock.setInterval(() => void ask(), ASK_EVERY_MS)
  connection.state.subscribe((now, before) => {
    if (now.kind === before.kind) return
    if (now.kind === 'open') void ask()
    else if (before.kind === 'open') {
      asked++
      away()
    }
  })

  return {
    live,
    wanted,
    exporting,
    open(looked) {
      isOpen = true
      if (looked !== null && looked !== session) {
        session = looked
        live.set({ kind: 'asked' })
      }
      void ask()
    },
    shut() {
      isOpen = false
    },
    want(change) {
      wanted.update((now) => ({ ...now, ...change }))
      void ask()
    },
    async export(format) {
      const of = session
      if (of === null || exporting.get() !== null) return
      exporting.set(format)
      const answer = await order('sheet', () =>
        connection.request('participation.export', { session: of, format, separator: ';' }),
      )
      exporting.set(null)
      if (answer) save(answer.file)
    },
    close() {
      isOpen = false
      clock.clearInterval(asking)
    },
  }
}
