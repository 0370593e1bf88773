import type { Driver } from './driver.ts'
import { migrate } from './migrate.ts'
import { openDirectory, openMemory } from './pglite-driver.ts'
import { openServer } from './server-driver.ts'
import type { Migration, Store } from './store.ts'
import { parseStoreUrl, type StorePlace } from './store-url.ts'

export interface OpenStoreOptions {
  /** `pglite:<directory>`, `pglite:memory`, or `postgres://user@host/database`. */
  readonly url: string
  /** In the order in which they are to run; those applied before are skipped. */
  readonly migrations: readonly Migration[]
  /** Where PGlite's empty initial database is kept, so that a new directory opens in about 1 s, not 6 s. */
  readonly snapshotDir?: string
}

/**
 * Opens the store and brings its schema up to date. Rejects with StoreError: `bad-url`, `unreachable`,
 * `directory-in-use`, `migration-changed`, `migration-unknown`, `migration-failed`; nothing stays open then.
 */
export async function openStore({ url, migrations, snapshotDir }: OpenStoreOptions): Promise<Store> {
  const driver = await openDriver(parseStoreUrl(url), snapshotDir)
  try {
    await migrate(driver, migrations)
  } catch (error) {
    await driver.close()
    throw error
  }
  let closed: Promise<void> | undefined
  return {
    db: driver.db,
    transaction: (work) => driver.db.transaction(work),
    close: () => {
      closed ??= driver.close()
      return closed
    },
  }
}

function openDriver(place: StorePlace, snapshotDir?: string): Promise<Driver> {
  switch (place.kind) {
    case 'server':
      return openServer(place.url)
    case 'memory':
      return openMemory(snapshotDir)
    case 'directory':
      return openDirectory(place.directory, snapshotDir)
  }
}
