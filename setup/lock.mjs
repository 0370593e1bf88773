import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'

const BEAT_MS = 5_000
const STALE_MS = 60_000

/**
 * Takes a lock file, waiting while a living set-up holds it. The holder touches the file every few seconds; a
 * lock is taken over when its process is gone (same machine) or when it has not been touched for a minute.
 * Answers the function that gives it back; it is given back at process exit too.
 */
export async function acquireLock(file, { onWait = () => {}, pollMs = 250 } = {}) {
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), id: randomUUID() })
  let waited = false
  while (!tryTake(file, mine)) {
    if (!waited) onWait()
    waited = true
    await sleep(pollMs)
  }
  const beat = setInterval(() => touch(file), BEAT_MS)
  beat.unref()
  const release = () => {
    clearInterval(beat)
    process.off('exit', release)
    if (read(file)?.text === mine) rmSync(file, { force: true })
  }
  process.on('exit', release)
  return release
}

/** Whether a lock may be taken over. `alive` answers whether a process of this machine still runs. */
export function isAbandoned({ text, ageMs }, { host, alive }) {
  if (ageMs > STALE_MS) return true
  try {
    const holder = JSON.parse(text)
    return holder.host === host && !alive(holder.pid)
  } catch {
    // Being written just now, or damaged: only its age tells.
    return false
  }
}

function tryTake(file, mine) {
  const present = read(file)
  if (present) {
    if (!isAbandoned(present, { host: hostname(), alive: isAlive })) return false
    takeAway(file, present.text)
  }
  try {
    writeFileSync(file, mine, { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

/** Removes an abandoned lock, and puts it back if another set-up renewed it in between. */
function takeAway(file, expected) {
  const aside = `${file}.${randomUUID()}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  try {
    if (readFileSync(aside, 'utf8') !== expected) linkSync(aside, file)
  } catch {
    // A third set-up holds it by now.
  } finally {
    rmSync(aside, { force: true })
  }
}

function read(file) {
  try {
    return { text: readFileSync(file, 'utf8'), ageMs: Date.now() - statSync(file).mtimeMs }
  } catch {
    return undefined
  }
}

function touch(file) {
  try {
    utimesSync(file, new Date(), new Date())
  } catch {
    // Somebody removed it by hand; the work goes on.
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
