import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'

/** A PostgreSQL server of its own, in a temporary directory. */
export interface TestPostgres {
  /** Makes an empty database and gives its url. */
  newDatabase(): Promise<string>
  /** Stops the server by its pid and removes its directory; idempotent. */
  close(): Promise<void>
}

const run = promisify(execFile)
const DEBIAN_HOME = '/usr/lib/postgresql'
const START_WITHIN_MS = 20_000

/** Starts Debian's PostgreSQL, the newest that is installed; as user `postgres` when this process is root. */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = await postgresBin()
  const directory = await mkdtemp(join(tmpdir(), 'lienthong-pg-'))
  const user = await unprivilegedUser()
  if (user) await chown(directory, user.uid, user.gid)
  const data = join(directory, 'data')
  const asUser = { ...user, env: { PATH: process.env.PATH, LC_ALL: 'C' }, cwd: directory }
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'test', '-A', 'trust', '-E', 'UTF8', '--no-sync'], asUser)

  const port = await freePort()
  const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${directory}`, 'fsync=off']
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', `${port}`, ...settings.flatMap((setting) => ['-c', setting])],
    { ...asUser, stdio: 'ignore' },
  )
  const ended = once(server, 'exit')
  // A test run that ends early leaves no server behind.
  const endWithUs = () => server.kill('SIGQUIT')
  process.once('exit', endWithUs)
  server.once('exit', () => process.off('exit', endWithUs))
  const urlOf = (database: string) => `postgres://test@127.0.0.1:${port}/${database}`

  let closed: Promise<void> | undefined
  const close = () => {
    closed ??= (async () => {
      if (server.exitCode === null && server.signalCode === null) server.kill('SIGINT')
      await ended
      await rm(directory, { recursive: true, force: true })
    })()
    return closed
  }

  try {
    await answering(urlOf('postgres'), () => server.exitCode)
  } catch (error) {
    await close()
    throw error
  }
  let databases = 0
  return {
    close,
    newDatabase: async () => {
      const name = `test_${++databases}`
      await query(urlOf('postgres'), `create database ${name}`)
      return urlOf(name)
    },
  }
}

async function postgresBin(): Promise<string> {
  const versions = await readdir(DEBIAN_HOME).catch(() => [])
  const newest = versions.map(Number).sort((a, b) => b - a)[0]
  if (newest === undefined) throw new Error(`PostgreSQL is not installed (looked in ${DEBIAN_HOME})`)
  return join(DEBIAN_HOME, `${newest}`, 'bin')
}

async function unprivilegedUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout)
  return { uid: await id('-u'), gid: await id('-g') }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}

async function answering(url: string, exitCode: () => number | null): Promise<void> {
  const deadline = Date.now() + START_WITHIN_MS
  for (;;) {
    try {
      return await query(url, 'select 1')
    } catch (cause) {
      if (exitCode() !== null || Date.now() > deadline) {
        throw new Error(`PostgreSQL did not start (exit code ${exitCode()})`, { cause })
      }
      await wait(50)
    }
  }
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}
