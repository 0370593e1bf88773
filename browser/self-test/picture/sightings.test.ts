import { expect, test } from 'vitest'
import { pictureReturned, type Sighting } from './sightings.ts'

const seen = (
  counter: number,
  delayMs: number,
  more: Partial<Extract<Sighting, { kind: 'read' }>> = {},
): Sighting => {
  const clockMs = counter * 40
  return {
    kind: 'read',
    belonging: 'own',
    counter,
    clockMs,
    flash: counter % 25 === 0,
    seenMs: clockMs + delayMs,
    shown: null,
    ...more,
  }
}
const frames = (from: number, count: number, delayMs: number) =>
  Array.from({ length: count }, (_, at) => seen(from + at, delayMs))

test('a steady return: its delay, its rate, its flashes', () => {
  const returned = pictureReturned(frames(0, 101, 180), 100 * 40 + 180)
  expect(returned).toMatchObject({
    frames: 101,
    matchedCodes: 101,
    delayMs: 180,
    delayMostMs: 180,
    longestFreezeMs: 40,
  })
  expect(returned.fps).toBeCloseTo(25)
  expect(returned.flashes).toEqual([0, 1, 2, 3, 4].map((second) => ({ second, delayMs: 180 })))
})

test('frames that a busy page was not told of count as they were shown, and never above what was drawn', () => {
  const kept = frames(0, 101, 180).filter((_, at) => at % 2 === 0)
  const shownBy = (shown: (at: number) => number) =>
    pictureReturned(
      kept.map((each, at) => ({ ...each, shown: shown(at) })),
      100 * 40 + 180,
    )
  expect(pictureReturned(kept, 4180).fps).toBeCloseTo(12.5)
  expect(shownBy((at) => 7 + at * 2).fps).toBeCloseTo(25)
  expect(shownBy((at) => at).fps).toBeCloseTo(12.5)
  expect(shownBy((at) => at * 9).fps).toBeCloseTo(25)
})

test('a gap is a freeze, and so is an end before the end of watching', () => {
  const gap = [...frames(0, 25, 100), ...frames(75, 25, 100)]
  expect(pictureReturned(gap, 99 * 40 + 100).longestFreezeMs).toBe(51 * 40)
  expect(pictureReturned(frames(0, 25, 100), 5000).longestFreezeMs).toBe(5000 - (24 * 40 + 100))
})

test('with another period flashes are counted by it; what was drawn before the loop began is a recording', () => {
  const flashing = frames(0, 50, 100).map((each) => ({ ...each, flash: true }))
  const { flashes } = pictureReturned(flashing, 2100, { periodMs: 700 })
  expect([...new Set(flashes.map(({ second }) => second))]).toEqual([0, 1, 2])
  expect(pictureReturned(frames(0, 50, 100), 2100, { sinceMs: 400 })).toMatchObject({
    matchedCodes: 40,
    replayedCodes: 10,
  })
})

test('the same frame shown again is no new frame', () => {
  const still = Array.from({ length: 50 }, (_, at) => seen(3, 100 + at * 40))
  expect(pictureReturned(still, 3 * 40 + 100 + 49 * 40)).toMatchObject({
    matchedCodes: 1,
    repeatedCodes: 49,
    delayMs: 100,
    fps: null,
    longestFreezeMs: 49 * 40,
  })
})

test('codes of another site, another test and without the secret are counted and measure nothing', () => {
  const strangers: Sighting[] = [
    seen(1, 1, { belonging: 'foreign' }),
    seen(2, 1, { belonging: 'past' }),
    seen(3, 1, { belonging: 'forged' }),
    { kind: 'unreadable', why: 'absent', seenMs: 200 },
    { kind: 'unreadable', why: 'damaged', seenMs: 240 },
  ]
  expect(pictureReturned(strangers, 300)).toEqual({
    frames: 5,
    matchedCodes: 0,
    repeatedCodes: 0,
    foreignCodes: 2,
    replayedCodes: 0,
    forgedCodes: 1,
    damagedCodes: 1,
    blankFrames: 1,
    delayMs: null,
    delayMostMs: null,
    fps: null,
    longestFreezeMs: null,
    flashes: [],
  })
})

test('own frames that come round again are replayed, and do not lower the delay or the freeze', () => {
  const looped = [...frames(0, 25, 100), ...frames(0, 25, 1100), ...frames(0, 25, 2100)]
  expect(pictureReturned(looped, 3060)).toMatchObject({
    matchedCodes: 25,
    repeatedCodes: 2,
    replayedCodes: 48,
    delayMs: 100,
    longestFreezeMs: 2000,
  })
})

test('nothing seen is nothing measured', () => {
  expect(pictureReturned([], 5000)).toMatchObject({
    frames: 0,
    delayMs: null,
    fps: null,
    longestFreezeMs: null,
  })
})
