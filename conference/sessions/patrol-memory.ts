import { and, eq, inArray, notInArray } from 'drizzle-orm'
import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Visit, Visits } from '#conference/patrols'
import type { SessionState, SiteId } from '#contract'
import type { Store } from '#foundation/store'
import type { AlsoWrite } from './session-store.ts'

export const patrolVisitsTable = pgTable(
  'patrol_visits',
  {
    session: text('session').notNull(),
    patrol: text('patrol').notNull(),
    site: text('site').notNull(),
    turn: integer('turn').notNull(),
    round: integer('round').notNull(),
    seen: integer('seen').notNull(),
  },
  (table) => [primaryKey({ columns: [table.session, table.patrol, table.site] })],
)

/** What the patrols of the sessions owned here remember; it outlives the process. The store stays its opener's. */
export interface PatrolMemory {
  read(session: string, patrol: string): Promise<Visits>
  /** Writes what differs, in the transaction of the state that it belongs to. */
  write(session: string, patrol: string, before: Visits, after: Visits): AlsoWrite
  /** Forgets the patrols that are no more. */
  prune(sessions: readonly Pick<SessionState, 'id' | 'patrols'>[]): Promise<void>
}

export function openPatrolMemory({ db }: Store): PatrolMemory {
  const table = patrolVisitsTable
  const ofPatrol = (session: string, patrol: string) =>
    and(eq(table.session, session), eq(table.patrol, patrol))
  return {
    async read(session, patrol) {
      const rows = await db.select().from(table).where(ofPatrol(session, patrol))
      return new Map(
        rows.map(({ site, turn, round, seen }): [SiteId, Visit] => [site, { turn, round, seen }]),
      )
    },
    write: (session, patrol, before, after) => async (tx) => {
      const news = [...after].filter(([site, visit]) => before.get(site) !== visit)
      if (news.length === 0) return
      const sites = news.map(([site]) => site)
      await tx.delete(table).where(and(ofPatrol(session, patrol), inArray(table.site, sites)))
      await tx.insert(table).values(news.map(([site, visit]) => ({ session, patrol, site, ...visit })))
    },
    async prune(sessions) {
      const kept = sessions.map(({ id }) => id)
      await db.delete(table).where(notInArray(table.session, kept))
      for (const { id, patrols } of sessions) {
        const patrolIds = patrols.map((patrol) => patrol.id)
        await db.delete(table).where(and(eq(table.session, id), notInArray(table.patrol, patrolIds)))
      }
    },
  }
}
