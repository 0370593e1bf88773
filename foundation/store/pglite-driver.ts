import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { lockDirectory } from './directory-lock.ts'
import type { Driver } from './driver.ts'
import { emptyDatabase } from './initial-database.ts'

/** A database that is gone when it is closed. */
export async function openMemory(snapshotDir?: string): Promise<Driver> {
  return serve(await PGlite.create(snapshotDir ? { loadDataDir: await emptyDatabase(snapshotDir) } : {}))
}

/**
 * A database in `<directory>/db`, held by one process at a time. A first start that was cut short has not
 * left its mark and is begun anew. Rejects with StoreError `directory-in-use`.
 */
export async function openDirectory(directory: string, snapshotDir?: string): Promise<Driver> {
  const lock = await lockDirectory(directory)
  try {
    const driver = serve(await start(directory, snapshotDir))
    return {
      ...driver,
      close: async () => {
        try {
          await driver.close()
        } finally {
          await lock.release()
        }
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function start(directory: string, snapshotDir?: string): Promise<PGlite> {
  const dataDir = join(directory, 'db')
  const mark = join(directory, 'begun')
  const relaxedDurability = false
  if (existsSync(mark)) return PGlite.create({ dataDir, relaxedDurability })
  await rm(dataDir, { recursive: true, force: true })
  const initial = snapshotDir ? { loadDataDir: await emptyDatabase(snapshotDir) } : {}
  const pglite = await PGlite.create({ dataDir, relaxedDurability, ...initial })
  await writeFile(mark, '', { flush: true })
  return pglite
}

/**
 * Through drizzle's own PGlite driver: behind `pg`, by PGlite's node-postgres adapter, a statement with values
 * that fails leaves the connection out of step and the next one never ends (PGlite 0.5.16).
 */
function serve(pglite: PGlite): Driver {
  return {
    db: drizzle(pglite),
    onConnection: (work) =>
      pglite.transaction((tx) =>
        work({
          query: (text, values) => tx.query(text, values),
          script: async (text) => {
            await tx.exec(text)
          },
        }),
      ),
    close: () => pglite.close(),
  }
}
