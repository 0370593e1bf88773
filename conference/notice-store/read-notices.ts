import { and, asc, count, desc, eq, gt, inArray, like, lte, min, notExists, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { fold } from '#conference/sites/fold'
import type { Notice, NoticeChannel, NoticeKind, NoticeStanding } from '#contract/notices'
import type { Log } from '#foundation/log'
import type { Queryable } from '#foundation/store'
import { noticeOf, noticesTable } from './tables.ts'

/** Which notices; what is left out makes no difference. */
export interface Wanted {
  ids?: readonly string[]
  standing?: NoticeStanding
  channel?: NoticeChannel
  kind?: NoticeKind
  /** Every word begins a word of label, site, person, address or subject, folded. */
  text?: string
  /** Still of use then, in Unix milliseconds. */
  usefulAt?: number
  offset?: number
  limit?: number
}

const conditionsOf = ({ ids, standing, channel, kind, text = '', usefulAt }: Wanted): SQL | undefined =>
  and(
    ids && inArray(noticesTable.id, [...ids]),
    standing && eq(noticesTable.standing, standing),
    channel && eq(noticesTable.channel, channel),
    kind && eq(noticesTable.kind, kind),
    usefulAt === undefined ? undefined : gt(noticesTable.until, new Date(usefulAt)),
    // Folded text has letters, figures and spaces only.
    ...fold(text)
      .split(' ')
      .filter((word) => word !== '')
      .map((word) => like(noticesTable.words, `% ${word}%`)),
  )

/** The newest first. */
export async function findNotices(db: Queryable, wanted: Wanted, log: Log) {
  const where = conditionsOf(wanted)
  const [counted] = await db.select({ total: count() }).from(noticesTable).where(where)
  const { offset = 0, limit = 100 } = wanted
  const rows = await db
    .select()
    .from(noticesTable)
    .where(where)
    .orderBy(desc(noticesTable.at), desc(noticesTable.id))
    .offset(offset)
    .limit(limit)
  return { total: counted?.total ?? 0, notices: rows.flatMap((row) => noticeOf(row, log)) }
}

const later = alias(noticesTable, 'later')

/**
 * Failed ones that are to be sent again: of use at `now`, in Unix milliseconds, and followed by no other to the same
 * address about the same. A reminder follows reminders alone (Q22).
 */
export const againAt = (db: Queryable, ids: readonly string[] | null, now: number): SQL | undefined =>
  and(
    conditionsOf({ ...(ids && { ids }), standing: 'failed', usefulAt: now }),
    notExists(
      db
        .select({ id: later.id })
        .from(later)
        .where(
          and(
            eq(later.about, noticesTable.about),
            eq(later.site, noticesTable.site),
            eq(later.channel, noticesTable.channel),
            eq(later.address, noticesTable.address),
            gt(later.number, noticesTable.number),
            sql`(${later.kind} <> 'unanswered' or ${noticesTable.kind} = 'unanswered')`,
          ),
        ),
    ),
  )

export async function countAgain(db: Queryable, ids: readonly string[] | null, now: number): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(noticesTable)
    .where(againAt(db, ids, now))
  return row?.total ?? 0
}

/** What waits of these kinds, under its key. */
export const waitingOf = (db: Queryable, kinds: readonly NoticeKind[]): Promise<Waiting[]> =>
  db
    .select({ id: noticesTable.id, key: noticesTable.key, about: noticesTable.about })
    .from(noticesTable)
    .where(and(eq(noticesTable.standing, 'waiting'), inArray(noticesTable.kind, [...kinds])))

export interface Waiting {
  id: string
  key: string
  about: string
}

export async function oneNotice(db: Queryable, id: string, log: Log): Promise<Notice | null> {
  const rows = await db.select().from(noticesTable).where(eq(noticesTable.id, id))
  return rows.flatMap((row) => noticeOf(row, log))[0] ?? null
}

export async function countNotices(db: Queryable): Promise<Record<NoticeStanding, number>> {
  const rows = await db
    .select({ standing: noticesTable.standing, count: count() })
    .from(noticesTable)
    .groupBy(noticesTable.standing)
  const of = (standing: NoticeStanding) => rows.find((row) => row.standing === standing)?.count ?? 0
  return { waiting: of('waiting'), sent: of('sent'), failed: of('failed'), lapsed: of('lapsed') }
}

const waits = (channel: NoticeChannel) =>
  and(eq(noticesTable.standing, 'waiting'), eq(noticesTable.channel, channel))

/** What somebody still has to act on, or need not come for. */
const urgentKinds: NoticeKind[] = ['site-late', 'province-late', 'cancelled']

export async function waitingNotices(
  db: Queryable,
  { channel, limit, now }: { channel: NoticeChannel; limit: number; now: number },
  log: Log,
): Promise<Notice[]> {
  const rows = await db
    .select()
    .from(noticesTable)
    .where(and(waits(channel), lte(noticesTable.next, new Date(now))))
    .orderBy(desc(inArray(noticesTable.kind, urgentKinds)), asc(noticesTable.next), asc(noticesTable.id))
    .limit(limit)
  return rows.flatMap((row) => noticeOf(row, log))
}

export async function waitsUntil(db: Queryable, channel: NoticeChannel): Promise<number | null> {
  const [row] = await db
    .select({ next: min(noticesTable.next) })
    .from(noticesTable)
    .where(waits(channel))
  return row?.next?.getTime() ?? null
}
