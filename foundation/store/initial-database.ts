import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'

/** Snapshots that are being made in this process, so that stores opened together make one. */
const underway = new Map<string, Promise<void>>()

/**
 * PGlite's empty database, as left by initdb; made on first use and kept in `snapshotDir` under PGlite's
 * version. Starting from it takes about 1 s, initdb about 6 s.
 */
export async function emptyDatabase(snapshotDir: string): Promise<Blob> {
  const path = join(snapshotDir, `pglite-${await pgliteVersion()}.tar.gz`)
  if (!existsSync(path)) {
    const making = underway.get(path) ?? makeSnapshot(path).finally(() => underway.delete(path))
    underway.set(path, making)
    await making
  }
  return new Blob([await readFile(path)], { type: 'application/x-gzip' })
}

async function makeSnapshot(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const pglite = await PGlite.create()
  try {
    const dump = await pglite.dumpDataDir('gzip')
    const unfinished = `${path}.${randomBytes(6).toString('hex')}`
    try {
      await writeFile(unfinished, Buffer.from(await dump.arrayBuffer()), { flush: true })
      await rename(unfinished, path)
    } finally {
      await rm(unfinished, { force: true })
    }
  } finally {
    await pglite.close()
  }
}

async function pgliteVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const manifest: unknown = JSON.parse(await readFile(join(dirname(entry), '..', 'package.json'), 'utf8'))
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) {
    return String(manifest.version)
  }
  throw new TypeError('the package manifest of PGlite has no version')
}
