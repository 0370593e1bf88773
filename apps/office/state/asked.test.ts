import { expect, test } from 'vitest'
import { createManualClock } from '#foundation/time'
import { createAsked, EVERY_MS, RETRY_MS } from './asked.ts'

function stage() {
  const clock = createManualClock(0)
  const waiting: { answer: (value: string) => void; fail: (error: Error) => void }[] = []
  const asks = { count: 0 }
  const looks = new Set<() => void>()
  const asked = createAsked({
    ask() {
      asks.count++
      return new Promise<string>((answer, fail) => waiting.push({ answer, fail }))
    },
    clock,
    whenLookedAt(look) {
      looks.add(look)
      return () => looks.delete(look)
    },
  })
  const settle = async () => {
    for (let turn = 0; turn < 8; turn++) await Promise.resolve()
  }
  const answer = async (value: string) => {
    waiting.shift()?.answer(value)
    await settle()
  }
  const fail = async () => {
    waiting.shift()?.fail(new Error('away'))
    await settle()
  }
  return { clock, asked, asks, looks, answer, fail, settle }
}

test('E3: a question is asked again ten seconds after its answer, three after it failed', async () => {
  const { clock, asked, asks, answer, fail } = stage()
  expect(asks.count).toBe(1)
  await answer('a')
  clock.advance(EVERY_MS - 1)
  expect(asks.count).toBe(1)
  clock.advance(1)
  expect(asks.count).toBe(2)
  await fail()
  expect(asked.live.get()).toEqual({ kind: 'here', is: 'a' })
  clock.advance(RETRY_MS)
  expect(asks.count).toBe(3)
  asked.close()
})

test('E3: who comes back to the page has it asked at once, but not twice at a time', async () => {
  const { asked, asks, looks, answer } = stage()
  for (const look of looks) look()
  expect(asks.count).toBe(1)
  await answer('a')
  for (const look of looks) look()
  expect(asks.count).toBe(2)
  asked.close()
  expect(looks.size).toBe(0)
})

test('E3: after an order another question follows the one that was under way', async () => {
  const { asked, asks, answer, settle } = stage()
  let done = false
  void asked.again().then(() => {
    done = true
  })
  expect(asks.count).toBe(1)
  await answer('before the order')
  expect({ asks: asks.count, done }).toEqual({ asks: 2, done: false })
  await answer('after it')
  await settle()
  expect(done).toBe(true)
  expect(asked.live.get()).toEqual({ kind: 'here', is: 'after it' })
  asked.close()
})

test('E2: the first question that fails says so; after close nothing is asked or told any more', async () => {
  const { clock, asked, asks, fail, answer } = stage()
  await fail()
  expect(asked.live.get()).toMatchObject({ kind: 'failed' })
  clock.advance(RETRY_MS)
  asked.close()
  await answer('late')
  clock.advance(10 * EVERY_MS)
  expect(asked.live.get()).toMatchObject({ kind: 'failed' })
  expect(asks.count).toBe(2)
})
