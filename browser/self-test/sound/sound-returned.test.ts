import { expect, test } from 'vitest'
import type { HeardSecond } from './hear.ts'
import { symbolsOf } from './signature.ts'
import { skewOf } from './skew.ts'
import { type SentSecond, soundReturned } from './sound-returned.ts'

const codes = [Uint8Array.of(1, 2, 3), Uint8Array.of(4, 5, 6), Uint8Array.of(0xff, 0, 0x80)].map(symbolsOf)
const sent: SentSecond[] = codes.map((symbols, second) => ({ second, symbols, sentMs: 5000 + second * 1000 }))
const heard = (symbols: (number | null)[], onsetMs: number): HeardSecond => ({
  symbols,
  onsetMs,
  leastLead: 9,
  levelDbov: -15,
})

test('own seconds match, one unclear tone among eight or not', () => {
  const [first = [], second = [], third = []] = codes
  const returned = soundReturned(sent, [
    heard(first, 5200),
    heard([...second.slice(0, 7), null], 6210),
    heard([null, ...third.slice(1)], 7190),
  ])
  expect(returned).toMatchObject({ beeps: 3, matchedCodes: 3, foreignCodes: 0, delayMs: 200, levelDbov: -15 })
  expect(returned.seconds).toEqual([
    { second: 0, delayMs: 200 },
    { second: 1, delayMs: 210 },
    { second: 2, delayMs: 190 },
  ])
})

test('a whole signature of another test is foreign; one that was stretched or drowned is damaged', () => {
  const [first = []] = codes
  const returned = soundReturned(sent, [
    heard(symbolsOf(Uint8Array.of(9, 9, 9)), 5200),
    heard([...first.slice(1), 3], 6200),
    heard([...first.slice(0, 7), ((first[7] ?? 0) + 1) % 16], 7200),
    { ...heard(symbolsOf(Uint8Array.of(9, 9, 9)), 8000), leastLead: 2 },
    heard([first[0] ?? 0, null, null, null, null, null, null, null], 8200),
  ])
  expect(returned).toMatchObject({ matchedCodes: 0, foreignCodes: 1, damagedCodes: 4, delayMs: null })
})

test('a second that comes back twice, or before it was sent, is not accepted', () => {
  const [first = []] = codes
  const twice = soundReturned(sent, [heard(first, 5200), heard(first, 6200)])
  expect(twice).toMatchObject({ matchedCodes: 1, replayedCodes: 1, foreignCodes: 0, delayMs: 200 })
  expect(soundReturned(sent, [heard(first, 4900)])).toMatchObject({ matchedCodes: 0, replayedCodes: 1 })
  expect(soundReturned(sent, [heard(first, 5200)], 5001)).toMatchObject({ matchedCodes: 0, replayedCodes: 1 })
})

test('skew is what the sound took longer than the picture, by the seconds that have both', () => {
  const beeps = [1, 2, 3, 5].map((second) => ({ second, delayMs: 100 }))
  const flashes = [
    { second: 1, delayMs: 160 },
    { second: 2, delayMs: 150 },
    { second: 3, delayMs: 320 },
    { second: 4, delayMs: 900 },
  ]
  expect(skewOf(flashes, beeps)).toEqual({ skewMs: -60, seconds: 3 })
  expect(skewOf([{ second: 1, delayMs: 40 }], beeps)).toEqual({ skewMs: 60, seconds: 1 })
  expect(skewOf([{ second: 4, delayMs: 40 }], beeps)).toBeNull()
})
