import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Log } from '#foundation/log'
import { ConfigError } from './config.ts'
import type { NodeConfig } from './config-schema.ts'

const keyBytes = 32

/**
 * The key of this node, by which it seals the few secrets that its store has to give back: read from its file, or made
 * there at the first start, for its owner's eyes only. A store in memory has a key in memory. Throws
 * {@link ConfigError} where it can be neither read nor made: secrets of a key that is lost can't be opened.
 */
export function loadNodeKey(
  config: Pick<NodeConfig, 'keyFile' | 'store' | 'node'>,
  env: Readonly<Record<string, string | undefined>>,
  log: Log,
): Buffer {
  const file = fileOf(config, env)
  if (file === null) return randomBytes(keyBytes)
  try {
    return made(file) ?? read(file, log)
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
 * its name only when it is on the disk: a start that is cut off leaves no half key.
 */
function made(file: string): Buffer | undefined {
  const key = randomBytes(keyBytes)
  const folder = dirname(file)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (existsSync(file)) return undefined
  const beside = `${file}.${randomBytes(6).toString('hex')}.new`
  try {
    writeFileSync(beside, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true })
    // Unlike a renaming it never takes the place of a file that is there.
    linkSync(beside, file)
    flush(folder)
    return key
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return undefined
    throw error
  } finally {
    rmSync(beside, { force: true })
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
