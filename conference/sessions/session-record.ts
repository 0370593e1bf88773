import { and, asc, desc, eq, gt, lt, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { moment, type NodeId, type SiteId, type UnreadEvent } from '#contract'
import { type Grade, grade } from '#contract/readiness'
import type { Log } from '#foundation/log'
import type { Store } from '#foundation/store'
import { nameUnread, type ReadEvents, readable } from './readable.ts'
import { eventsTable } from './tables.ts'

/** A test of a site as the record has it, without what was measured. */
export interface TestedThen {
  sequence: number
  at: number
  site: SiteId
  grade: Grade
  provedAt: number
}

/** Some events on end. */
export interface EventPage extends ReadEvents {
  /** The number of the last, whether it could be read or not; null: there are none. */
  last: number | null
  /** Whether as many as were asked for were there: there may be more. */
  isFull: boolean
}

/** Reads what the record of a node has of one session, in pages: no call reads more than it is asked for. */
export interface SessionRecord {
  /** Events of a session and of its roll calls after a sequence, oldest first. */
  ofSession(session: string, after: number, limit: number): Promise<EventPage>
  /** Who came and went, and answers to roll calls, after a sequence and before another; null: to the newest. */
  presence(after: number, before: number | null, limit: number): Promise<EventPage>
  /** The same before a sequence, the newest first; null: from the newest. */
  presenceBefore(before: number | null, limit: number): Promise<EventPage>
  /** Of each of these sites the last that it came or went before a sequence; null: the newest. One that can't be read is left out. */
  lastPresence(sites: readonly SiteId[], before: number | null): Promise<ReadEvents>
  /** Of which sites the first picture or sound of a session stands there (N93). */
  mediaCame(session: string): Promise<SiteId[]>
  /** Of each of these sites the last test up to a moment, Unix milliseconds, that has a proof. One that can't be read is left out. */
  lastTests(sites: readonly SiteId[], until: number): Promise<{ tests: TestedThen[]; unread: UnreadEvent[] }>
}

const proven = z.object({ grade, provedAt: moment })
/** As many events that can't be read are remembered, so that each stands in the log once. */
const NAMED = 10_000

// Written out, and not as parameters, so that the indexes of these events are found.
const ofSession = sql`coalesce(${eventsTable.body}->>'session', ${eventsTable.body}->'call'->>'session')`
const kind = sql`${eventsTable.body}->>'kind'`
const isPresence = sql`${kind} in ('site.connected', 'site.disconnected', 'roll-call.answered')`

export function createSessionRecord({ db }: Store, node: NodeId, log: Pick<Log, 'warn'>): SessionRecord {
  const named = new Set<unknown>()
  // Of each site the last is read again each time.
  const onceEach: Pick<Log, 'warn'> = {
    warn(text, fields) {
      if (named.has(fields?.sequence)) return
      if (named.size < NAMED) named.add(fields?.sequence)
      log.warn(text, fields)
    },
  }
  const read = async (
    wanted: SQL | undefined,
    limit: number,
    order = asc(eventsTable.sequence),
  ): Promise<EventPage> => {
    const rows = await db
      .select()
      .from(eventsTable)
      .where(and(eq(eventsTable.node, node), wanted))
      .orderBy(order)
      .limit(limit)
    return { ...readable(rows, log), last: rows.at(-1)?.sequence ?? null, isFull: rows.length >= limit }
  }
  /** For each site the one row that `newest` finds of it. */
  const ofEach = async (sites: readonly SiteId[], newest: SQL): Promise<Record<string, unknown>[]> => {
    if (sites.length === 0) return []
    const names = sql.join(
      sites.map((site) => sql`(${site}::text)`),
      sql`, `,
    )
    const found = await db.execute(
      sql`select e.* from (values ${names}) s(site) cross join lateral (${newest}) e`,
    )
    return found.rows
  }

  return {
    ofSession: (session, after, limit) =>
      read(and(sql`${ofSession} = ${session}`, gt(eventsTable.sequence, after)), limit),
    presence: (after, before, limit) =>
      read(
        and(
          isPresence,
          gt(eventsTable.sequence, after),
          before === null ? undefined : lt(eventsTable.sequence, before),
        ),
        limit,
      ),
    presenceBefore: (before, limit) =>
      read(
        and(isPresence, before === null ? undefined : lt(eventsTable.sequence, before)),
        limit,
        desc(eventsTable.sequence),
      ),
    async lastPresence(sites, before) {
      const rows = await ofEach(
        sites,
        sql`select sequence::text as sequence, (extract(epoch from at) * 1000)::bigint::text as at, version, node, body
          from events
          where node = ${node} and body->>'site' = s.site
            and body->>'kind' in ('site.connected', 'site.disconnected')
            and sequence < ${before ?? Number.MAX_SAFE_INTEGER}
          order by sequence desc limit 1`,
      )
      const stored = rows.map((row) => ({
        ...{ node: String(row.node), version: Number(row.version), body: row.body },
        ...{ sequence: Number(row.sequence), at: new Date(Number(row.at)) },
      }))
      return readable(stored, onceEach)
    },
    async mediaCame(session) {
      const rows = await db
        .selectDistinct({ site: sql<string>`${eventsTable.body}->>'site'` })
        .from(eventsTable)
        .where(and(eq(eventsTable.node, node), sql`${ofSession} = ${session}`, sql`${kind} = 'media.came'`))
      return rows.map(({ site }) => site)
    },
    async lastTests(sites, until) {
      const rows = await ofEach(
        sites,
        sql`select s.site, sequence::text as sequence, (extract(epoch from at) * 1000)::bigint::text as at,
            body->'verdict'->>'grade' as grade, body->'verdict'->>'provedAt' as proved
          from events
          where node = ${node} and body->'verdict'->>'site' = s.site and body->>'kind' = 'site.tested'
            and at <= ${new Date(until).toISOString()}::timestamptz and body->'verdict'->>'provedAt' is not null
          order by sequence desc limit 1`,
      )
      const tests: TestedThen[] = []
      const unread: UnreadEvent[] = []
      for (const row of rows) {
        const [sequence, then] = [Number(row.sequence), Number(row.at)]
        const proof = proven.safeParse({ grade: row.grade, provedAt: Number(row.proved) })
        if (proof.success) tests.push({ site: String(row.site), sequence, at: then, ...proof.data })
        else unread.push(nameUnread({ sequence, at: then, kind: 'site.tested' }, onceEach))
      }
      return { tests, unread }
    },
  }
}
