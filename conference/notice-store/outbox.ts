import type { Due, Told } from '#conference/notices'
import { fold } from '#conference/sites/fold'
import { Refusal } from '#contract'
import type { EventBody } from '#contract/events'
import type {
  Notice,
  NoticeChannel,
  NoticeKind,
  NoticeStanding,
  NoticeState,
  NoticeWording,
} from '#contract/notices'
import type { Log } from '#foundation/log'
import type { Queryable, Store } from '#foundation/store'
import {
  countAgain,
  countNotices,
  findNotices,
  oneNotice,
  type Waiting,
  type Wanted,
  waitingNotices,
  waitingOf,
  waitsUntil,
} from './read-notices.ts'
import { createToldMemory } from './told.ts'
import { deleteBefore, insertNotices, lapse, lapseReminders, putBack, setState } from './write-notices.ts'

/** A due notice in its words. `label`: of its site, by which it is found. */
export interface Queued {
  due: Due
  wording: NoticeWording
  label: string
}

/** The notices of a node: queued before they are sent, kept until they are old. */
export interface Outbox {
  /** What was queued about these plans, sessions and weeks. */
  told(abouts: readonly string[]): Promise<Told>
  /**
   * Stores notices that wait from now on; those before whose place they take lapse. Then records them, with what could
   * not be recorded before (Q20).
   */
  queue(notices: readonly Queued[]): Promise<void>
  /** Those whose time has come: urgent ones, then the one that waits longest first (Q27). */
  waiting(channel: NoticeChannel, limit: number): Promise<Notice[]>
  /** When the next one's time comes, in Unix milliseconds; null: none waits. */
  waitsUntil(channel: NoticeChannel): Promise<number | null>
  /** All that waits of these kinds. */
  waitingOf(kinds: readonly NoticeKind[]): Promise<Waiting[]>
  /** Nothing asks for them any more: they lapse, unless they were sent, and may be queued again (Q26). */
  withdraw(notices: readonly Waiting[]): Promise<void>
  /** What became of one. A sent one stays sent (Q21). */
  note(id: string, state: NoticeState): Promise<void>
  find(wanted: Wanted): Promise<{ total: number; notices: Notice[] }>
  counts(): Promise<Record<NoticeStanding, number>>
  /** Throws Refusal `notice.unknown`. */
  get(id: string): Promise<Notice>
  /** Failed ones (null: all) wait again, as if new; gives how many. Rejects with `notice.not-failed` if none named can. */
  again(ids: readonly string[] | null, by: string): Promise<number>
  /** What is of no use since then goes, in Unix milliseconds. */
  forget(before: number): Promise<void>
  /** Called when there may be something to send. Returns the way to stop. */
  onChange(listener: () => void): () => void
}

export interface OutboxOptions {
  store: Store
  /** `now()` in Unix milliseconds. */
  clock: { now(): number }
  newId: () => string
  /** Writes events, and what belongs to them in the same transaction. */
  record: (bodies: readonly EventBody[], also: (tx: Queryable) => Promise<void>) => Promise<unknown>
  log: Log
}

export function createOutbox({ store, clock, newId, record, log }: OutboxOptions): Outbox {
  const memory = createToldMemory(store)
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }

  /** Of notices that are stored. The record is the sessions' too: what is stored here is not their matter. */
  const unrecorded: EventBody[] = []
  const recordRest = async () => {
    const events = unrecorded.splice(0)
    if (events.length === 0) return
    try {
      await record(events, async () => {})
    } catch (error) {
      unrecorded.unshift(...events)
      throw error
    }
  }

  return {
    told: memory.of,
    async queue(handed) {
      // One statement can't store a key twice: an address may be the office's in two spellings.
      const notices = [...new Map(handed.map((each) => [each.due.key, each])).values()]
      if (notices.length === 0) return recordRest()
      const at = clock.now()
      const rows = notices.map(({ due, wording, label }) => {
        const { key, kind, about, says, until, to } = due
        return {
          ...{ id: newId(), key, kind, about, says, ...to, subject: wording.subject, body: wording.text },
          words: ` ${fold([label, to.site, to.person, to.address, wording.subject].join(' '))}`,
          ...{ at: new Date(at), until: new Date(until), standing: 'waiting', next: new Date(at) },
          state: { is: 'waiting', attempts: 0, next: at, fault: null } satisfies NoticeState,
        }
      })
      const replaced = notices.flatMap(({ due }) => due.replaces ?? [])
      const news = rows.filter(({ kind }) => kind !== 'unanswered')
      try {
        await store.transaction(async (tx) => {
          await lapse(tx, replaced, { is: 'lapsed', at, why: 'replaced' })
          await lapseReminders(tx, news, { is: 'lapsed', at, why: 'replaced' })
          await insertNotices(tx, rows)
        })
      } finally {
        // Also when nobody knows whether it was stored.
        memory.forget(rows.map(({ about }) => about))
      }
      unrecorded.push(...eventsOf(notices))
      tell()
      await recordRest()
    },
    waiting: (channel, limit) => waitingNotices(store.db, { channel, limit, now: clock.now() }, log),
    waitsUntil: (channel) => waitsUntil(store.db, channel),
    waitingOf: (kinds) => waitingOf(store.db, kinds),
    async withdraw(notices) {
      const ids = notices.map(({ id }) => id)
      await lapse(store.db, ids, { is: 'lapsed', at: clock.now(), why: 'over' })
      memory.forget(notices.map(({ about }) => about))
    },
    async note(id, state) {
      const abouts = await setState(store.db, id, state)
      if (state.is === 'lapsed') memory.forget(abouts)
    },
    find: (wanted) => findNotices(store.db, wanted, log),
    counts: () => countNotices(store.db),
    async get(id) {
      const found = await oneNotice(store.db, id, log)
      if (!found) throw new Refusal('notice.unknown', { notice: id })
      return found
    },
    async again(ids, by) {
      const at = clock.now()
      const count = await countAgain(store.db, ids, at)
      if (count === 0 && ids !== null) throw new Refusal('notice.not-failed')
      if (count === 0) return 0
      await record([{ kind: 'notices.sent-again', count, by }], (tx) => putBack(tx, ids, at))
      tell()
      return count
    },
    forget: (before) => deleteBefore(store.db, before),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** One for each kind about each thing: how many, not to whom. */
function eventsOf(notices: readonly Queued[]): EventBody[] {
  const counts = new Map<string, { notice: NoticeKind; about: string; count: number }>()
  for (const { due } of notices) {
    const key = `${due.kind} ${due.about}`
    const { count } = counts.get(key) ?? { count: 0 }
    counts.set(key, { notice: due.kind, about: due.about, count: count + 1 })
  }
  return [...counts.values()].map((each) => ({ kind: 'notices.queued', ...each }))
}
