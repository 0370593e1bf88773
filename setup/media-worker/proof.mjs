import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runCommand } from '../command.mjs'
import { cacheFolder } from './location.mjs'

/** The worker's exit code when it is not started by mediasoup (its main.cpp): it can be loaded on this machine. */
const NOT_MY_FATHER = 41

/** Whether the binary can be loaded here at all (processor, C library, shared libraries). */
export function loads(binary) {
  return spawnSync(binary, [], { env: {}, stdio: 'ignore', timeout: 10_000 }).status === NOT_MY_FATHER
}

/**
 * Sends and receives over WebRTC through this worker, then leaves the stamp that says so.
 * @throws {SetupStop} `command-failed` with the stage that failed.
 */
export async function proveWorker({ binary, stamp, root, log, env }) {
  const script = join(import.meta.dirname, 'prove.mjs')
  const said = await runCommand(process.execPath, [script], {
    cwd: root,
    env: { ...env, MEDIASOUP_WORKER_BIN: binary },
    log,
  })
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, `${JSON.stringify({ binary: identity(binary), result: JSON.parse(said) })}\n`)
}

/** Whether the stamp belongs to this very binary. */
export function isProven(binary, stamp) {
  if (!existsSync(binary) || !existsSync(stamp)) return false
  try {
    return JSON.parse(readFileSync(stamp, 'utf8')).binary === identity(binary)
  } catch {
    return false
  }
}

/** The stamp of a worker in our cache lies beside it; that of a worker brought by the user lies in our cache. */
export function stampOf(binary, { env, own }) {
  if (own) return join(dirname(binary), 'checked')
  const name = createHash('sha256').update(binary).digest('hex').slice(0, 16)
  return join(cacheFolder(env), 'media-worker', 'brought', name)
}

function identity(binary) {
  const { size, mtimeMs } = statSync(binary)
  return `${size}:${Math.trunc(mtimeMs)}`
}
