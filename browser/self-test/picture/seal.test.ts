import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MOST_CLOCK_MS, MOST_FRAMES } from './payload.ts'
import { createSeal } from './seal.ts'

const secret = Uint8Array.from({ length: 32 }, (_, at) => at)
const own = { site: 'VN-25-07900', nonce: 'test-1', secret }
const counter = fc.integer({ min: 0, max: MOST_FRAMES - 1 })
const clock = fc.integer({ min: 0, max: MOST_CLOCK_MS - 1 })

test('a test knows its own codes', async () => {
  const seal = await createSeal(own)
  await fc.assert(
    fc.asyncProperty(counter, clock, async (frame, clockMs) => {
      const payload = await seal.payload(frame, clockMs)
      expect(payload).toMatchObject({ counter: frame, clockMs })
      expect(await seal.check(payload)).toBe('own')
    }),
    { numRuns: 30 },
  )
})

test('the code of another site is foreign, of another test past, without the secret forged', async () => {
  const seal = await createSeal(own)
  const from = async (other: Partial<typeof own>) =>
    seal.check(await (await createSeal({ ...own, ...other })).payload(5, 200))
  expect(await from({ site: 'VN-25-07999' })).toBe('foreign')
  expect(await from({ nonce: 'test-0' })).toBe('past')
  expect(await from({ secret: new Uint8Array(32) })).toBe('forged')
})

test('a code with any field changed is not accepted', async () => {
  const seal = await createSeal(own)
  const payload = await seal.payload(100, 4000)
  const [high, low] = payload.mac
  for (const changed of [
    { counter: 101 },
    { clockMs: 4001 },
    { siteTag: payload.siteTag ^ 1 },
    { testTag: payload.testTag ^ 1 },
    { mac: [high ^ 1, low] as const },
    { mac: [high, low ^ 1] as const },
  ])
    expect(await seal.check({ ...payload, ...changed })).not.toBe('own')
})

test('a short secret and an endless test are refused', async () => {
  await expect(createSeal({ ...own, secret: new Uint8Array(15) })).rejects.toThrow(RangeError)
  const seal = await createSeal(own)
  await expect(seal.payload(MOST_FRAMES, 0)).rejects.toThrow(RangeError)
  await expect(seal.payload(0, MOST_CLOCK_MS)).rejects.toThrow(RangeError)
})

test('what is derived depends on secret, purpose and number', async () => {
  const seal = await createSeal(own)
  const other = await createSeal({ ...own, secret: new Uint8Array(32) })
  const all = await Promise.all([
    seal.derive('sound', 1, 4),
    seal.derive('sound', 2, 4),
    seal.derive('light', 1, 4),
    other.derive('sound', 1, 4),
  ])
  expect(all.map(({ length }) => length)).toEqual([4, 4, 4, 4])
  expect(new Set(all.map((bytes) => bytes.join())).size).toBe(4)
})
