import { expect, test } from 'vitest'
import { silentLog } from '#foundation/log'
import { createManualClock } from '#foundation/time'
import { createLatest } from './latest.ts'

/** A piece of work that ends when the test says so. */
function work() {
  const runs: { finish: () => void; fail: () => void }[] = []
  const run = () =>
    new Promise<void>((finish, reject) => runs.push({ finish, fail: () => reject(new Error('not now')) }))
  return { runs, run }
}
const settle = () => new Promise((done) => setImmediate(done))

test('changes that come during a run are carried out together after it', async () => {
  const { runs, run } = work()
  const latest = createLatest('test', run, { clock: createManualClock(), log: silentLog })
  for (let change = 0; change < 5; change++) latest.trigger()
  expect(runs).toHaveLength(1)
  runs[0]?.finish()
  await settle()
  expect(runs).toHaveLength(2)
  runs[1]?.finish()
  await settle()
  expect(runs).toHaveLength(2)
})

test('a run that fails is tried again after a pause', async () => {
  const clock = createManualClock()
  const { runs, run } = work()
  const latest = createLatest('test', run, { clock, log: silentLog, retryMs: 300 })
  latest.trigger()
  runs[0]?.fail()
  await settle()
  expect(runs).toHaveLength(1)
  clock.advance(300)
  expect(runs).toHaveLength(2)
})

test('pauses grow to one second while it fails, and only the first failure is a warning', async () => {
  const clock = createManualClock()
  const { runs, run } = work()
  const warnings: string[] = []
  const log = { ...silentLog, warn: (message: string) => void warnings.push(message) }
  const latest = createLatest('test', run, { clock, log, retryMs: 300 })
  latest.trigger()
  for (const [index, pause] of [300, 600, 1000, 1000, 1000].entries()) {
    runs[index]?.fail()
    await settle()
    clock.advance(pause - 1)
    expect(runs).toHaveLength(index + 1)
    clock.advance(1)
    expect(runs).toHaveLength(index + 2)
  }
  expect(warnings).toHaveLength(1)
  runs[5]?.finish()
  await settle()
  latest.trigger()
  runs[6]?.fail()
  await settle()
  clock.advance(300)
  expect(runs).toHaveLength(8)
  expect(warnings).toHaveLength(2)
})

test('pauses grow further where somebody has time', async () => {
  const clock = createManualClock()
  const { runs, run } = work()
  const latest = createLatest('test', run, { clock, log: silentLog, longestRetryMs: 2000 })
  latest.trigger()
  for (const [index, pause] of [300, 600, 1200, 2000, 2000].entries()) {
    runs[index]?.fail()
    await settle()
    clock.advance(pause - 1)
    expect(runs).toHaveLength(index + 1)
    clock.advance(1)
    expect(runs).toHaveLength(index + 2)
  }
})

test('after closing nothing runs any more', async () => {
  const clock = createManualClock()
  const { runs, run } = work()
  const latest = createLatest('test', run, { clock, log: silentLog })
  latest.trigger()
  latest.close()
  runs[0]?.fail()
  await settle()
  clock.advance(10_000)
  latest.trigger()
  expect(runs).toHaveLength(1)
  expect(clock.pending()).toBe(0)
})
