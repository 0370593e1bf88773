import { and, asc, gt, isNull } from 'drizzle-orm'
import type { ListedConsoles } from '../access.ts'
import type { SitesContext } from '../context.ts'
import { consoleLinksTable, consolesTable } from '../tables.ts'

/** The consoles that are signed in and the sign-in links that can still be used, the oldest first (rule S18). */
export async function listConsoles({ store, clock }: SitesContext): Promise<ListedConsoles> {
  const now = new Date(clock.now())
  const consoles = await store.db
    .select()
    .from(consolesTable)
    .where(and(isNull(consolesTable.endedAt), gt(consolesTable.expiresAt, now)))
    .orderBy(asc(consolesTable.signedInAt), asc(consolesTable.consoleId))
  const links = await store.db
    .select()
    .from(consoleLinksTable)
    .where(and(isNull(consoleLinksTable.redeemedAt), gt(consoleLinksTable.expiresAt, now)))
    .orderBy(asc(consoleLinksTable.issuedAt), asc(consoleLinksTable.linkId))
  return {
    consoles: consoles.flatMap(
      ({ consoleId, role, accountId, accountGeneration: generation, signedInAt, expiresAt }) => {
        const opened = accountId !== null ? { accountId, generation } : role !== null ? { role } : null
        return opened
          ? [{ consoleId, opened, signedInAt: signedInAt.getTime(), expiresAt: expiresAt.getTime() }]
          : []
      },
    ),
    links: links.map(({ linkId, role, issuedAt, expiresAt }) => ({
      ...{ linkId, role },
      ...{ issuedAt: issuedAt.getTime(), expiresAt: expiresAt.getTime() },
    })),
  }
}
