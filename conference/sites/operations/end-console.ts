import { and, eq, isNull } from 'drizzle-orm'
import type { SitesContext } from '../context.ts'
import { consolesTable } from '../tables.ts'

/** Signs a console out (rule S16); false when it was not there or signed out before. */
export async function endConsole({ store, clock }: SitesContext, consoleId: string): Promise<boolean> {
  const ended = await store.db
    .update(consolesTable)
    .set({ endedAt: new Date(clock.now()) })
    .where(and(eq(consolesTable.consoleId, consoleId), isNull(consolesTable.endedAt)))
    .returning({ consoleId: consolesTable.consoleId })
  return ended.length > 0
}
