import { expect, test } from 'vitest'
import type { HeardSecond } from './hear.ts'
import { skewOf } from './skew.ts'
import { type SentSecond, soundReturned } from './sound-returned.ts'

const codes = [
  [0, 1, 2, 3, 4, 5, 6, 7],
  [8, 9, 10, 11, 12, 13, 14, 15],
  [3, 3, 3, 3, 9, 9, 9, 9],
]
const sent: SentSecond[] = codes.map((symbols, second) => ({ second, symbols, sentMs: 5000 + second * 1000 }))
const heard = (symbols: (number | null)[], onsetMs: number): HeardSecond => ({
  symbols,
  onsetMs,
  levelDbov: -15,
})

test('own seconds match, one wrong tone among eight or not', () => {
  const [first = [], second = [], third = []] = codes
  const returned = soundReturned(sent, [
    heard(first, 5200),
    heard([...second.slice(0, 7), 2], 6210),
    heard([null, ...third.slice(1)], 7190),
  ])
  expect(returned).toMatchObject({ beeps: 3, codesMatched: 3, codesForeign: 0, delayMs: 200, levelDbov: -15 })
  expect(returned.seconds).toEqual([
    { second: 0, delayMs: 200 },
    { second: 1, delayMs: 210 },
    { second: 2, delayMs: 190 },
  ])
})

test('other tones are foreign; tones that could not be read are damaged', () => {
  const [first = []] = codes
  const returned = soundReturned(sent, [
    heard([9, 9, 9, 9, 1, 1, 1, 1], 5200),
    heard([...first.slice(0, 6), 15, 15], 6200),
    heard([1, null, null, null, null, 2, 3, 4], 7200),
  ])
  expect(returned).toMatchObject({ codesMatched: 0, codesForeign: 2, codesDamaged: 1, delayMs: null })
})

test('a second that comes back twice, or before it was sent, is not accepted', () => {
  const [first = []] = codes
  const twice = soundReturned(sent, [heard(first, 5200), heard(first, 6200)])
  expect(twice).toMatchObject({ codesMatched: 1, codesForeign: 1, delayMs: 200 })
  expect(soundReturned(sent, [heard(first, 4900)])).toMatchObject({ codesMatched: 0, codesForeign: 1 })
})

test('skew is what the picture took longer than the sound, by the seconds that have both', () => {
  const beeps = [1, 2, 3, 5].map((second) => ({ second, delayMs: 100 }))
  const flashes = [
    { second: 1, delayMs: 160 },
    { second: 2, delayMs: 150 },
    { second: 3, delayMs: 320 },
    { second: 4, delayMs: 900 },
  ]
  expect(skewOf(flashes, beeps)).toEqual({ skewMs: 60, seconds: 3 })
  expect(skewOf([{ second: 1, delayMs: 40 }], beeps)).toEqual({ skewMs: -60, seconds: 1 })
  expect(skewOf([{ second: 4, delayMs: 40 }], beeps)).toBeNull()
})
