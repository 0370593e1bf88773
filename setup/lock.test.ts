import { existsSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { acquireLock, isAbandoned } from './lock.mjs'

const file = () => join(mkdtempSync(join(tmpdir(), 'setup-lock-')), 'lock')
const here = { host: 'a', alive: (pid: number) => pid === 7 }
const held = (holder: object) => JSON.stringify(holder)

test('the second taker waits until the first gives the lock back', async () => {
  const lock = file()
  const order: string[] = []
  const release = await acquireLock(lock)
  const second = acquireLock(lock, { onWait: () => order.push('waits'), pollMs: 5 }).then((giveBack) => {
    order.push('has it')
    giveBack()
  })
  await new Promise((resolve) => setTimeout(resolve, 30))
  order.push('given back')
  release()
  await second
  expect(order).toEqual(['waits', 'given back', 'has it'])
  expect(existsSync(lock)).toBe(false)
})

test('a lock whose process is gone is taken over at once', async () => {
  const lock = file()
  // No process has this number: Linux allows at most 2^22.
  writeFileSync(lock, held({ pid: 2 ** 30, host: hostname() }))
  const release = await acquireLock(lock, { pollMs: 5 })
  release()
  expect(existsSync(lock)).toBe(false)
})

test('a lock of another machine is taken over only after a minute without a touch', async () => {
  const lock = file()
  writeFileSync(lock, held({ pid: 1, host: 'elsewhere' }))
  const old = new Date(Date.now() - 61_000)
  utimesSync(lock, old, old)
  const release = await acquireLock(lock, { pollMs: 5 })
  release()
  expect(isAbandoned({ text: held({ pid: 8, host: 'b' }), ageMs: 59_000 }, here)).toBe(false)
})

test('who lives here keeps the lock, who died here loses it, a half-written lock waits for its age', () => {
  expect(isAbandoned({ text: held({ pid: 7, host: 'a' }), ageMs: 100 }, here)).toBe(false)
  expect(isAbandoned({ text: held({ pid: 8, host: 'a' }), ageMs: 100 }, here)).toBe(true)
  expect(isAbandoned({ text: '', ageMs: 100 }, here)).toBe(false)
  expect(isAbandoned({ text: '', ageMs: 61_000 }, here)).toBe(true)
})
