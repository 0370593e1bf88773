import { and, asc, desc, eq, gt, lt, type SQL, sql } from 'drizzle-orm'
import type { NodeId, SiteId } from '#contract'
import { type EventRecord, eventRecord } from '#contract/events'
import { type Grade, grade } from '#contract/readiness'
import type { Log } from '#foundation/log'
import type { Store } from '#foundation/store'
import { type ReadEvents, readable } from './readable.ts'
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
  /** Of each of these sites the last that it came or went before a sequence; null: the newest. */
  lastPresence(sites: readonly SiteId[], before: number | null): Promise<EventRecord[]>
  /** Of which sites the first picture or sound of a session stands there (N93). */
  mediaCame(session: string): Promise<SiteId[]>
  /** Of each of these sites the last test up to a moment, Unix milliseconds, that has a proof. */
  lastTests(sites: readonly SiteId[], until: number): Promise<TestedThen[]>
}

// Written out, and not as parameters, so that the indexes of these events are found.
const ofSession = sql`coalesce(${eventsTable.body}->>'session', ${eventsTable.body}->'call'->>'session')`
const kind = sql`${eventsTable.body}->>'kind'`
const isPresence = sql`${kind} in ('site.connected', 'site.disconnected', 'roll-call.answered')`

export function createSessionRecord({ db }: Store, node: NodeId, log: Pick<Log, 'warn'>): SessionRecord {
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
      return rows.map((row) =>
        eventRecord.parse({ ...row, sequence: Number(row.sequence), at: Number(row.at) }),
      )
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
      return rows.map((row) => ({
        site: String(row.site),
        sequence: Number(row.sequence),
        at: Number(row.at),
        grade: grade.parse(row.grade),
        provedAt: Number(row.proved),
      }))
    },
  }
}
