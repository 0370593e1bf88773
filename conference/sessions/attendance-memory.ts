import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { NodeId, SiteId } from '#contract'
import type { Store } from '#foundation/store'
import { eventsTable } from './tables.ts'

/** The sites of which the record of a node says last that they came. */
export async function readAttendance({ db }: Store, node: NodeId): Promise<SiteId[]> {
  const site = sql<string>`${eventsTable.body}->>'site'`
  const kind = sql<string>`${eventsTable.body}->>'kind'`
  const rows = await db
    .selectDistinctOn([site], { site, kind })
    .from(eventsTable)
    .where(and(eq(eventsTable.node, node), inArray(kind, ['site.connected', 'site.disconnected'])))
    .orderBy(site, desc(eventsTable.sequence))
  return rows.filter(({ kind }) => kind === 'site.connected').map(({ site }) => site)
}
