import { eq, isNotNull } from 'drizzle-orm'
import type { Store } from '#foundation/store'
import { accountsTable } from './tables.ts'
import { isSealed, type Vault } from './vault.ts'

/** Seals secrets of second factors that an older version stored as they are (V12). */
export async function sealStored({ db }: Store, vault: Vault): Promise<void> {
  const rows = await db
    .select({ id: accountsTable.id, secret: accountsTable.codeSecret })
    .from(accountsTable)
    .where(isNotNull(accountsTable.codeSecret))
  for (const { id, secret } of rows) {
    if (secret === null || isSealed(secret)) continue
    await db
      .update(accountsTable)
      .set({ codeSecret: vault.seal(secret, id) })
      .where(eq(accountsTable.id, id))
      // The error of a statement quotes its values.
      .catch(() => {
        throw new Error('second factor not sealed')
      })
  }
}
