import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { lockDirectory } from './directory-lock.ts'
import { openStore } from './index.ts'
import { emptyDatabase } from './initial-database.ts'
import { testSnapshotDir } from './testing/index.ts'

let directory: string
let child: ChildProcess | undefined
beforeAll(async () => {
  await emptyDatabase(testSnapshotDir)
}, 120_000)
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lienthong-store-'))
})
afterEach(async () => {
  child?.kill('SIGKILL')
  child = undefined
  await rm(directory, { recursive: true, force: true })
})

const migrations = [{ name: 'numbers', sql: 'create table numbers (n int primary key)' }]
const open = () => openStore({ url: `pglite:${directory}`, migrations, snapshotDir: testSnapshotDir })

test('what was acknowledged survives kill -9, and the lock of the dead is taken over', async () => {
  const script = fileURLToPath(new URL('./testing/write-forever.ts', import.meta.url))
  const args = ['--import', 'tsx', script, `pglite:${directory}`, testSnapshotDir]
  const writer = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  child = writer
  const exited = once(writer, 'exit')
  const acknowledged: number[] = []
  for await (const line of createInterface({ input: writer.stdout })) {
    acknowledged.push(Number(line))
    if (acknowledged.length === 1) {
      await expect(open()).rejects.toMatchObject({ code: 'directory-in-use' })
      await expect(open()).rejects.toThrow(new RegExp(`\\b${writer.pid}\\b`))
    }
    if (acknowledged.length === 40) writer.kill('SIGKILL')
  }
  await exited
  const store = await open()
  const { rows } = await store.db.execute<{ n: number }>(sql`select n from numbers order by n`)
  const stored = rows.map(({ n }) => n)
  expect(acknowledged.length).toBeGreaterThanOrEqual(40)
  expect(stored.slice(0, acknowledged.length)).toEqual(acknowledged)
  await store.close()
}, 60_000)

test('a second opening in the same process is refused, and succeeds once the first is closed', async () => {
  const store = await open()
  await store.db.execute(sql`insert into numbers values (7)`)
  await expect(open()).rejects.toMatchObject({ code: 'directory-in-use' })
  await store.close()
  const again = await open()
  expect((await again.db.execute(sql`select n from numbers`)).rows).toEqual([{ n: 7 }])
  await again.close()
  expect((await readdir(directory)).filter((name) => name.startsWith('lock-'))).toEqual([])
}, 60_000)

test('a first start that was cut short is begun anew', async () => {
  await mkdir(join(directory, 'db'))
  await writeFile(join(directory, 'db', 'PG_VERSION'), '18\n')
  const store = await open()
  expect((await store.db.execute(sql`select n from numbers`)).rows).toEqual([])
  await store.close()
}, 60_000)

test('of many that claim at once at most one holds, and claims of the gone count for nothing', async () => {
  await writeFile(join(directory, `lock-${process.pid}-1-${'0'.repeat(32)}-aa`), '')
  await writeFile(join(directory, `lock-4194304-1-${'0'.repeat(32)}-bb`), '')
  for (let round = 0; round < 20; round++) {
    const claims = await Promise.allSettled(Array.from({ length: 3 }, () => lockDirectory(directory)))
    const held = claims.filter((claim) => claim.status === 'fulfilled')
    expect(held.length).toBeLessThanOrEqual(1)
    for (const { value } of held) await value.release()
  }
  const alone = await lockDirectory(directory)
  expect(existsSync(join(directory, `lock-4194304-1-${'0'.repeat(32)}-bb`))).toBe(false)
  await alone.release()
}, 60_000)
