import { setImmediate as breathe } from 'node:timers/promises'
import { courseOf, inOrder, type Recorded, type ToldCourse } from '#conference/participation'
import type { SessionRecord } from '#conference/sessions'
import type { SiteId } from '#contract'
import type { EventRecord } from '#contract/events'

export interface WantedRecord {
  record: SessionRecord
  session: string
  /** Of whom this node records that they come and go. */
  own: readonly SiteId[]
  /** Asks for the course of a session that this record has no opening of; null: nobody tells. */
  tell: () => Promise<ToldCourse | null>
  now: () => number
}

/** As many events, or sites, at once: some milliseconds of work. */
export const PAGE = 200

type Read = Pick<Recorded, 'session' | 'events' | 'proofs' | 'now'> & { told: ToldCourse | null }

/** What this node has recorded of a session, read in pages with a pause after each, for the store may work on our thread. */
export async function readRecord(wanted: WantedRecord): Promise<Read> {
  const { record, session, own, tell, now } = wanted
  const ofSession = await readSession(record, session)
  const course = courseOf(session, inOrder(ofSession))
  const isOwn = course.openedAt !== null
  const told = isOwn ? null : await tell()
  const meanwhile = isOwn
    ? { from: course.openedBy, events: await presenceAfter(record, course.openedBy, course.endedBy) }
    : told
      ? await presenceSince(record, told.openedAt)
      : { from: null, events: [] }
  const events = [...ofSession, ...meanwhile.events]
  const at = now()
  const { startsAt, endedAt } = told ?? course
  const start = Math.min(startsAt ?? at, endedAt ?? at)
  const proofs: Recorded['proofs'][number][] = []
  for (let first = 0; first < own.length; first += PAGE) {
    const sites = own.slice(first, first + PAGE)
    events.push(...(await record.lastPresence(sites, meanwhile.from)))
    await breathe()
    proofs.push(...(await record.lastTests(sites, start)))
    await breathe()
  }
  return { session, events, proofs, told, now: at }
}

/** All events of a session and of its roll calls. */
export const readSession = (record: SessionRecord, session: string): Promise<EventRecord[]> =>
  allPages((after) => record.ofSession(session, after, PAGE))

const presenceAfter = (record: SessionRecord, from: number, before: number | null) =>
  allPages((after) => record.presence(after, before, PAGE), from)

async function allPages(read: (after: number) => Promise<EventRecord[]>, from = 0): Promise<EventRecord[]> {
  const all: EventRecord[] = []
  for (let after = from; ; ) {
    const page = await read(after)
    all.push(...page)
    await breathe()
    const last = page.at(-1)
    if (!last || page.length < PAGE) return all
    after = last.sequence
  }
}

/** From the newest back, until a whole page was before that moment; `from`: the number of the oldest. */
async function presenceSince(record: SessionRecord, moment: number) {
  const events: EventRecord[] = []
  for (let from: number | null = null; ; ) {
    const page = await record.presenceBefore(from, PAGE)
    events.push(...page)
    await breathe()
    from = page.at(-1)?.sequence ?? from
    if (page.length < PAGE || page.every(({ at }) => at < moment)) return { from, events }
  }
}
