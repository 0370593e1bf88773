import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg from 'pg'
import { lockDirectory } from './directory-lock.ts'
import { CONNECTION_WAIT_MS, type Driver } from './driver.ts'
import { emptyDatabase } from './initial-database.ts'
import { PgliteClient } from './pglite-client.ts'

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
      pool: driver.pool,
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

function serve(pglite: PGlite): Driver {
  const pool = new pg.Pool({
    ...createPgConfig(pglite),
    Client: PgliteClient,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: CONNECTION_WAIT_MS,
  })
  return {
    pool,
    close: async () => {
      await pool.end()
      await pglite.close()
    },
  }
}
