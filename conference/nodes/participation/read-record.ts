import { setImmediate as breathe } from 'node:timers/promises'
import { type Course, courseOf, inOrder, type Recorded, type ToldCourse } from '#conference/participation'
import type { SessionRecord } from '#conference/sessions'
import type { SiteId } from '#contract'
import type { EventRecord } from '#contract/events'
import { createStream, PAGE, type Stream } from './stream.ts'

export interface WantedRecord {
  session: string
  /** Of whom this node records that they come and go. */
  own: readonly SiteId[]
  /** Asks for the course of a session that this record has no opening of; null: nobody tells. */
  tell: () => Promise<ToldCourse | null>
  now: () => number
}

export type Read = Pick<Recorded, 'session' | 'events' | 'proofs' | 'now'> & {
  told: ToldCourse | null
  /** So many of its events can't be read and are left out (P30). */
  unread: number
}

/**
 * What this node has recorded of sessions. Of a session that is asked for again only what is new is read, and the
 * answer is the same as if all were (J12). In pages with a pause after each, for the store may work on our thread.
 */
export interface RecordReader {
  read(wanted: WantedRecord): Promise<Read>
  /** All events of a session and of its roll calls. */
  readSession(session: string): Promise<readonly EventRecord[]>
}

/** As many sessions are kept, the last that were asked for. */
const KEPT = 8
/** One that has more events is read anew each time. */
const MOST_KEPT = 50_000

/** What was read of one session. */
interface Kept {
  ofSession: Stream
  /** Null: whose came and went is not known to matter. */
  meanwhile: { since: string; from: number | null; stream: Stream } | null
  /** One reading after another. */
  turn: Promise<unknown>
}

export function createRecordReader(record: SessionRecord): RecordReader {
  const kept = new Map<string, Kept>()

  const keptOf = (session: string): Kept => {
    const known = kept.get(session)
    kept.delete(session)
    const found = known ?? { ofSession: createStream(0), meanwhile: null, turn: Promise.resolve() }
    kept.set(session, found)
    for (const [oldest] of [...kept].slice(0, -KEPT)) kept.delete(oldest)
    return found
  }
  const inTurn = <T>(session: string, work: (of: Kept) => Promise<T>): Promise<T> => {
    const of = keptOf(session)
    const next = of.turn.then(async () => {
      const done = await work(of)
      const size = of.ofSession.events.length + (of.meanwhile?.stream.events.length ?? 0)
      if (size > MOST_KEPT && kept.get(session) === of) kept.delete(session)
      return done
    })
    of.turn = next.catch(() => {})
    return next
  }
  const followSession = ({ ofSession }: Kept, session: string) =>
    ofSession.follow((after) => record.ofSession(session, after, PAGE))

  /** Who came and went since the opening, or since the moment that the owner told. */
  const followMeanwhile = async (of: Kept, course: Course, told: ToldCourse | null) => {
    const isOwn = course.openedAt !== null
    if (!isOwn && told === null) return { from: null, events: [], unread: 0 }
    const since = isOwn ? `number ${course.openedBy}` : `moment ${told?.openedAt}`
    if (of.meanwhile?.since !== since) {
      of.meanwhile = null
      of.meanwhile = isOwn
        ? { since, from: course.openedBy, stream: createStream(course.openedBy) }
        : { since, ...(await presenceSince(record, told?.openedAt ?? 0)) }
    }
    const { from, stream } = of.meanwhile
    const { endedBy } = course
    await stream.follow((after) => record.presence(after, endedBy, PAGE))
    // What came in after the end, before that was read.
    const events = endedBy === null ? stream.events : stream.events.filter((each) => each.sequence < endedBy)
    return { from, events, unread: stream.unread(endedBy) }
  }

  return {
    read: ({ session, own, tell, now }) =>
      inTurn(session, async (of) => {
        await followSession(of, session)
        const course = courseOf(session, inOrder(of.ofSession.events))
        const told = course.openedAt === null ? await tell() : null
        const meanwhile = await followMeanwhile(of, course, told)
        const events = [...of.ofSession.events, ...meanwhile.events]
        const at = now()
        const { startsAt, endedAt } = told ?? course
        const start = Math.min(startsAt ?? at, endedAt ?? at)
        const proofs: Recorded['proofs'][number][] = []
        let unread = of.ofSession.unread() + meanwhile.unread
        for (let first = 0; first < own.length; first += PAGE) {
          const sites = own.slice(first, first + PAGE)
          const before = await record.lastPresence(sites, meanwhile.from)
          events.push(...before.events)
          await breathe()
          const { tests, unread: untold } = await record.lastTests(sites, start)
          proofs.push(...tests)
          unread += before.unread.length + untold.length
          await breathe()
        }
        return { session, events, proofs, told, now: at, unread }
      }),
    readSession: (session) =>
      inTurn(session, async (of) => {
        await followSession(of, session)
        return [...of.ofSession.events]
      }),
  }
}

/** From the newest back, until a whole page was before that moment; `from`: the number of the oldest. */
async function presenceSince(record: SessionRecord, moment: number) {
  const newestFirst: EventRecord[] = []
  const unread: number[] = []
  let newest = 0
  for (let from: number | null = null; ; ) {
    const page = await record.presenceBefore(from, PAGE)
    newestFirst.push(...page.events)
    unread.push(...page.unread.map(({ sequence }) => sequence))
    if (from === null) newest = Math.max(page.events[0]?.sequence ?? 0, page.unread[0]?.sequence ?? 0)
    await breathe()
    from = page.last ?? from
    const isBefore = page.events.every(({ at }) => at < moment)
    if (!page.isFull || isBefore) return { from, stream: createStream(newest, newestFirst, unread) }
  }
}
