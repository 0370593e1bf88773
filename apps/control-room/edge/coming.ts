import { createLive, type Live, refusalOf } from '#browser/live-state'
import type { NodeId } from '#contract'
import type { Clock } from '#foundation/time'
import { AHEAD_MS, type ComingSession, comingOf } from '../state/coming.ts'
import type { NoteStore } from '../stores/note-store.ts'
import type { SessionStore } from '../stores/session-store.ts'
import type { ConsoleConnection } from './console-connection.ts'
import { createUnderWay } from './under-way.ts'

/** The planned sessions of this tier that may be opened now (R85), while somebody looks. */
export interface ComingWatch {
  live: Live<readonly ComingSession[]>
  /** The plans that are being opened. */
  pending: Live<ReadonlySet<string>>
  /** Asks now and again, until it is shut. */
  look(): void
  shut(): void
  /** Opens the session of a plan and works in it; why it was not is shown. */
  open(plan: string): Promise<void>
  close(): void
}

const ASK_EVERY_MS = 30_000
const LISTED = 100

export function createComingWatch(options: {
  connection: Pick<ConsoleConnection, 'request' | 'state'>
  sessions: Pick<SessionStore, 'choose'>
  notes: Pick<NoteStore, 'failed'>
  node: () => NodeId
  /** The node's time. */
  nodeNow: () => number
  clock: Pick<Clock, 'setInterval' | 'clearInterval'>
}): ComingWatch {
  const { connection, sessions, notes, node, nodeNow, clock } = options
  const live = createLive<readonly ComingSession[]>([])
  const { live: pending, order } = createUnderWay(notes)
  let timer: ReturnType<Clock['setInterval']> | null = null
  /** Counts what was asked, so that a late answer is let go. */
  let asked = 0

  const ask = async () => {
    if (timer === null || connection.state.get().kind !== 'open') return
    const question = ++asked
    const now = nodeNow()
    const plans = await connection
      .request('calendar.list', { from: now, to: now + AHEAD_MS, limit: LISTED })
      .then((told) => told.plans)
      // Who may not look at the calendar opens nothing from it; without an answer what is shown stays.
      .catch((error: unknown) => (refusalOf(error) ? [] : null))
    if (plans && question === asked) live.set(comingOf(plans, node(), now))
  }
  const shut = () => {
    if (timer !== null) clock.clearInterval(timer)
    timer = null
    asked++
    live.set([])
  }
  const stop = connection.state.subscribe(() => void ask())

  return {
    live,
    pending,
    look() {
      timer ??= clock.setInterval(() => void ask(), ASK_EVERY_MS)
      void ask()
    },
    shut,
    async open(plan) {
      const opened = await order(plan, () => connection.request('session.open', { plan, chair: null }))
      if (opened) sessions.choose(opened.session)
      void ask()
    },
    close() {
      shut()
      stop()
    },
  }
}
