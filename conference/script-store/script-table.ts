import { eq } from 'drizzle-orm'
import { jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { type KeptScript, keptScript } from '#contract/script'
import type { Log } from '#foundation/log'
import type { Queryable, Store } from '#foundation/store'

/** `script` is read back through the contract's schema, hence unknown here. */
export const scriptsTable = pgTable('session_scripts', {
  session: text('session').primaryKey(),
  script: jsonb('script').notNull(),
})

/** By session. What can't be read is left out (H13). */
export async function readScripts({ db }: Store, log: Log): Promise<Map<string, KeptScript>> {
  const known = new Map<string, KeptScript>()
  for (const { session, script } of await db.select().from(scriptsTable)) {
    const { success, data } = keptScript.safeParse(script)
    if (success) known.set(session, data)
    else log.warn('stored script left out', { session })
  }
  return known
}

/** Inside the caller's transaction. */
export async function writeScript(tx: Queryable, script: KeptScript): Promise<void> {
  const { session } = script
  await tx
    .insert(scriptsTable)
    .values({ session, script })
    .onConflictDoUpdate({ target: scriptsTable.session, set: { script } })
}

export async function dropScript(tx: Queryable, session: string): Promise<void> {
  await tx.delete(scriptsTable).where(eq(scriptsTable.session, session))
}
