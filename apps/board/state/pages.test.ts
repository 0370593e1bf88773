import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ageOf, lastedFor } from './durations.ts'
import { mosPoints } from './mos-line.ts'
import { type Heights, packPages } from './pages.ts'
import { remedyFor } from './refusals.ts'
import { viewOf } from './site-view.ts'
import { beginTurning, HOLD_MS, holdStill, pageOf, TURN_EVERY_MS, turnByHand, turnByTime } from './turning.ts'

test('B12: a heading stands again over rows that go on, and never without a row', () => {
  const groups: Heights[] = [
    { head: 20, again: 10, rows: [30, 30, 30, 30] },
    { head: 20, again: 10, rows: [30] },
  ]
  expect(packPages(groups, 85)).toEqual([
    [{ group: 0, from: 0, to: 2 }],
    [{ group: 0, from: 2, to: 4 }],
    [{ group: 1, from: 0, to: 1 }],
  ])
  expect(packPages(groups, 1000)).toEqual([
    [
      { group: 0, from: 0, to: 4 },
      { group: 1, from: 0, to: 1 },
    ],
  ])
  expect(packPages([], 100)).toEqual([])
})

test('B12: every row is on exactly one page, and a page is not higher than its room unless one row is', () => {
  const heights = fc.record({
    head: fc.nat(40),
    again: fc.nat(40),
    rows: fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 30 }),
  })
  fc.assert(
    fc.property(fc.array(heights, { maxLength: 8 }), fc.integer({ min: 1, max: 300 }), (groups, room) => {
      const pages = packPages(groups, room)
      const rows = pages
        .flat()
        .flatMap(({ group, from, to }) =>
          Array.from({ length: to - from }, (_, at) => `${group}.${from + at}`),
        )
      expect(rows).toEqual(groups.flatMap(({ rows: all }, group) => all.map((_, at) => `${group}.${at}`)))
      for (const page of pages) {
        const height = page.reduce((sum, { group, from, to }) => {
          const { head, again, rows: own } = groups[group] ?? { head: 0, again: 0, rows: [] }
          return sum + (from === 0 ? head : again) + own.slice(from, to).reduce((all, each) => all + each, 0)
        }, 0)
        const count = page.reduce((sum, { from, to }) => sum + to - from, 0)
        expect(height <= room || count === 1).toBe(true)
      }
    }),
  )
})

test('B13: pages turn every ten seconds, around the end, and stand while they are held', () => {
  const begun = beginTurning(0)
  expect(turnByTime(begun, 3, TURN_EVERY_MS - 1)).toBe(begun)
  expect(turnByTime(begun, 1, TURN_EVERY_MS)).toBe(begun)
  const last = turnByTime(turnByTime(begun, 3, TURN_EVERY_MS), 3, 2 * TURN_EVERY_MS)
  expect(last.page).toBe(2)
  expect(turnByTime(last, 3, 3 * TURN_EVERY_MS).page).toBe(0)
  const back = turnByHand(begun, 3, -1, 500)
  expect(back.page).toBe(2)
  expect(turnByTime(back, 3, 500 + HOLD_MS - 1)).toBe(back)
  expect(turnByTime(back, 3, 500 + HOLD_MS).page).toBe(0)
  expect(turnByTime(holdStill(begun, 9000), 3, TURN_EVERY_MS).page).toBe(0)
})

test('B13: where pages go, the last one left is shown', () => {
  const fifth = { page: 4, turnedAt: 0, heldUntil: 0 }
  expect([pageOf(fifth, 9), pageOf(fifth, 2), pageOf(fifth, 0)]).toEqual([4, 1, 0])
  expect(turnByTime(fifth, 2, TURN_EVERY_MS).page).toBe(0)
})

test('B15: a page older than its node loads itself again, at most once a minute', () => {
  expect(remedyFor('protocol.mismatch', 0, 100_000)).toBe('reload')
  expect(remedyFor('protocol.mismatch', 90_000, 100_000)).toBe('retry')
  expect(remedyFor('auth.required', 0, 100_000)).toBe('retry')
})

test('B16: what came of a site stays while it is asked for again', () => {
  const here = { site: 'VN', answer: { kind: 'failed', message: { vi: 'a', en: 'b' } } } as const
  expect(viewOf('VN', here)).toBe(here)
  expect(viewOf('VN-25', here)).toEqual({ site: 'VN-25', answer: { kind: 'asked' } })
})

test('B14: how old and how long, in words', () => {
  expect([4_000, 65_000, 3_700_000].map((ms) => ageOf(ms).vi)).toEqual([
    '4 giây',
    '1 phút 5 giây',
    '1 giờ 1 phút',
  ])
  const hours = [30_000, 59 * 60_000, 90 * 60_000, 26 * 3_600_000]
  expect(hours.map((ms) => lastedFor(ms).vi)).toEqual([
    'dưới 1 phút',
    '59 phút',
    '1 giờ 30 phút',
    '1 ngày 2 giờ',
  ])
})

test('the MOS of a history is a line that a test without one breaks, the newest at the right', () => {
  const mark = (mos: number | null) => ({ measurement: 'm', at: 0, grade: 'good' as const, code: null, mos })
  const lines = mosPoints([mark(4.5), mark(null), mark(1), mark(4.5)], { width: 400, height: 70, places: 4 })
  expect(lines).toEqual(['25,0.0 75,0.0', '250.0,70.0 350.0,0.0'])
})
