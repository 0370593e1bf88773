import { and, eq, gt, isNull, ne } from 'drizzle-orm'
import type { SitesContext } from '../context.ts'
import { consolesTable } from '../tables.ts'

/** Signs an account out wherever it is signed in, but for the console `except`; returns of how many (rule S19). */
export async function endConsolesOfAccount(
  { store, clock }: SitesContext,
  accountId: string,
  except?: string,
): Promise<number> {
  const now = new Date(clock.now())
  const ended = await store.db
    .update(consolesTable)
    .set({ endedAt: now })
    .where(
      and(
        eq(consolesTable.accountId, accountId),
        isNull(consolesTable.endedAt),
        gt(consolesTable.expiresAt, now),
        except === undefined ? undefined : ne(consolesTable.consoleId, except),
      ),
    )
    .returning({ consoleId: consolesTable.consoleId })
  return ended.length
}
