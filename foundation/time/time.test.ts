import { expect, test } from 'vitest'
import { createManualClock, formatVietnamTime, systemClock } from './index.ts'

test('a manual clock runs timers in order of their time, each at its own now', () => {
  const clock = createManualClock(1000)
  const seen: [string, number][] = []
  clock.setTimeout(() => seen.push(['late', clock.now()]), 300)
  clock.setInterval(() => seen.push(['tick', clock.now()]), 100)
  clock.setTimeout(() => clock.setTimeout(() => seen.push(['nested', clock.now()]), 20), 150)
  clock.advance(300)
  expect(seen).toEqual([
    ['tick', 1100],
    ['nested', 1170],
    ['tick', 1200],
    ['late', 1300],
    ['tick', 1300],
  ])
  expect(clock.now()).toBe(1300)
})

test('a cancelled timer does not run and does not wait', () => {
  const clock = createManualClock()
  const timer = clock.setTimeout(() => expect.unreachable(), 10)
  const ticking = clock.setInterval(() => expect.unreachable(), 10)
  clock.clearTimeout(timer)
  clock.clearInterval(ticking)
  expect(clock.pending()).toBe(0)
  clock.advance(100)
})

test('advanceAsync lets promises settle between timers', async () => {
  const clock = createManualClock()
  const seen: string[] = []
  const wait = (ms: number) => new Promise<void>((resolve) => clock.setTimeout(resolve, ms))
  const run = async () => {
    await wait(10)
    seen.push('first')
    await wait(10)
    seen.push('second')
  }
  const done = run()
  await clock.advanceAsync(20)
  expect(seen).toEqual(['first', 'second'])
  await done
})

test('the system clock keeps Unix time and its timers can be cancelled', async () => {
  expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1000)
  systemClock.setTimeout(() => expect.unreachable(), 5).cancel()
  await new Promise<void>((resolve) => systemClock.setTimeout(resolve, 10))
})

test('Vietnam time is UTC+7, day first, 24 hours', () => {
  expect(formatVietnamTime(Date.UTC(2026, 6, 1, 17, 5, 9))).toBe('02/07/2026 00:05:09')
})
