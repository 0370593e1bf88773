import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyDatabase } from '../initial-database.ts'
import { startPostgres, type TestPostgres } from './start-postgres.ts'

/** Gives the url of an empty store of one kind, again and again; `close()` after the last. */
export interface TestStores {
  newUrl(): Promise<string>
  close(): Promise<void>
}

/** Where tests keep PGlite's initial database between runs. */
export const testSnapshotDir = join(tmpdir(), 'lienthong-test-snapshots')

/** What is stored must be so on both; tests are declared on each by `onEachStore`. */
export const storeKinds: readonly { kind: string; start: () => Promise<TestStores> }[] = [
  {
    kind: 'PGlite',
    start: async () => {
      await emptyDatabase(testSnapshotDir)
      return { newUrl: async () => 'pglite:memory', close: async () => {} }
    },
  },
  {
    kind: 'PostgreSQL',
    start: async () => {
      const postgres: TestPostgres = await startPostgres()
      return { newUrl: () => postgres.newDatabase(), close: () => postgres.close() }
    },
  },
]
