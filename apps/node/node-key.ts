import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Log } from '#foundation/log'
import { ConfigError } from './config.ts'
import type { NodeConfig } from './config-schema.ts'

const keyBytes = 32

/**
 * The key of this node, by which it seals the few secrets that its store has to give back: read from its file, or made
 * there at the first start, for its owner's eyes only. A store in memory has a key in memory. Throws
 * {@link ConfigError} where it can be neither read nor made: secrets of a key that is lost can't be opened. `link` gives a
 * file a second name.
 */
export function loadNodeKey(
  config: Pick<NodeConfig, 'keyFile' | 'store' | 'node'>,
  env: Readonly<Record<string, string | undefined>>,
  log: Log,
  link: typeof linkSync = linkSync,
): Buffer {
  const file = fileOf(config, env)
  if (file === null) return randomBytes(keyBytes)
  try {
    const key = made(file, link) ?? read(file, log)
    removeLeftovers(file, log)
    return key
  } catch (error) {
    if (error instanceof ConfigError) throw error
    throw new ConfigError(`keyFile: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Beside the PGlite directory; for a database server, in the state folder of the service. */
function fileOf(
  { keyFile, store, node }: Pick<NodeConfig, 'keyFile' | 'store' | 'node'>,
  { STATE_DIRECTORY: state }: Readonly<Record<string, string | undefined>>,
): string | null {
  if (keyFile !== undefined) return keyFile
  if (store === 'pglite:memory') return null
  if (store.startsWith('pglite:')) return `${store.slice('pglite:'.length).replace(/\/+$/, '')}.key`
  return join(state ?? join(homedir(), '.local', 'state', 'lienthong'), `${node}.key`)
}

/**
 * A new key, if there is no file yet: of two processes that start at once, one makes it. It is written beside, and has
 * its name only when it is on the disk: a start that is cut off leaves no half key. A file system without hard links
 * can't give that: there it is written under its name.
 */
function made(file: string, link: typeof linkSync): Buffer | undefined {
  const key = randomBytes(keyBytes)
  const content = `${key.toString('base64')}\n`
  const folder = dirname(file)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (existsSync(file)) return undefined
  const beside = `${file}.${randomBytes(6).toString('hex')}.new`
  try {
    writeNew(beside, content)
    // Unlike a renaming it never takes the place of a file that is there.
    if (!isLinked(link, beside, file)) writeNew(file, content)
    flush(folder)
    return key
  } catch (error) {
    // The other process has made it, and may have taken ours away as a leftover.
    if (codeOf(error) === 'EEXIST' || (codeOf(error) === 'ENOENT' && existsSync(file))) return undefined
    throw error
  } finally {
    rmSync(beside, { force: true })
  }
}

/** Throws with code EEXIST where there is a file; of a failure nothing stays. */
function writeNew(file: string, content: string): void {
  try {
    writeFileSync(file, content, { mode: 0o600, flag: 'wx', flush: true })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') rmSync(file, { force: true })
    throw error
  }
}

/** False where the file system has no hard links (FAT, CIFS and many network disks). */
function isLinked(link: typeof linkSync, from: string, to: string): boolean {
  try {
    link(from, to)
    return true
  } catch (error) {
    if (noLinks.has(codeOf(error))) return false
    throw error
  }
}

const noLinks: ReadonlySet<unknown> = new Set(['EPERM', 'ENOTSUP', 'ENOSYS'])

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined

/** What starts that were cut off have written beside. The key is there: nobody needs it, and nothing stops for it. */
function removeLeftovers(file: string, log: Log): void {
  const folder = dirname(file)
  const isLeftover = (name: string) =>
    name.startsWith(`${basename(file)}.`) && /^[0-9a-f]{12}\.new$/.test(name.slice(basename(file).length + 1))
  try {
    for (const name of readdirSync(folder)) if (isLeftover(name)) rmSync(join(folder, name), { force: true })
  } catch (error) {
    log.warn('what was left beside the key of the node can not be removed', { file, error: String(error) })
  }
}

function flush(folder: string): void {
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

function read(file: string, log: Log): Buffer {
  if ((statSync(file).mode & 0o077) !== 0)
    log.warn('the key of the node can be read by others: chmod 0600', { file })
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (key.length !== keyBytes)
    throw new ConfigError(`keyFile: ${file}: không phải khóa 32 byte, base64 (not a key of 32 bytes, base64)`)
  return key
}
