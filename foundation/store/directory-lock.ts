import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { StoreError } from './errors.ts'
import { isRunning, type ProcessName, thisProcess } from './process-name.ts'

/** Held until `release()`, which is idempotent, or until the process is gone. */
export interface DirectoryLock {
  release(): Promise<void>
}

const CLAIM = /^lock-(\d+)-(\d+)-([0-9a-f]+)-[0-9a-f]+$/
const ATTEMPTS = 5
const LONGEST_WAIT_MS = 60

/**
 * Claims a directory for this process; PGlite itself lets two processes write to one. A claim is a file
 * whose name says which process made it. Who claims writes its own file first and looks for others after:
 * of two at the same moment each sees the other, withdraws, and tries again after a wait of random length,
 * so never do both hold. A claim of a process that is gone counts for nothing and is removed; its name is
 * its maker's alone, so nobody's live claim can be removed by mistake.
 *
 * Sees the processes of this machine and container only. Rejects with StoreError `directory-in-use`.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  await mkdir(directory, { recursive: true })
  const { pid, startedAt, boot } = await thisProcess()
  for (let attempt = 1; ; attempt++) {
    const claim = `lock-${pid}-${startedAt}-${boot}-${randomBytes(6).toString('hex')}`
    const path = join(directory, claim)
    await writeFile(path, '', { flag: 'wx' })
    const holder = await otherHolder(directory, claim)
    if (!holder) return { release: () => rm(path, { force: true }) }
    await rm(path, { force: true })
    if (attempt === ATTEMPTS) throw inUse(directory, holder.pid)
    await wait(Math.random() * LONGEST_WAIT_MS)
  }
}

async function otherHolder(directory: string, own: string): Promise<ProcessName | undefined> {
  for (const name of await readdir(directory)) {
    if (name === own) continue
    const claimed = processOfClaim(name)
    if (!claimed) continue
    if (await isRunning(claimed)) return claimed
    await rm(join(directory, name), { force: true })
  }
  return undefined
}

function processOfClaim(name: string): ProcessName | undefined {
  const [, pid, startedAt, boot] = CLAIM.exec(name) ?? []
  if (pid === undefined || startedAt === undefined || boot === undefined) return undefined
  return { pid: Number(pid), startedAt, boot }
}

function inUse(directory: string, pid: number): StoreError {
  return new StoreError(
    'directory-in-use',
    `Thư mục dữ liệu ${directory} đang được tiến trình ${pid} sử dụng`,
    `the data directory ${directory} is in use by process ${pid}`,
  )
}
