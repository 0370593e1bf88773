import { expect, test } from 'vitest'
import type { BoardSite } from '#contract/readiness'
import { sampleOf } from '../testing/sample.ts'
import { agesOf } from './ages.ts'
import { whenLost, whenTold } from './freshness.ts'
import { isProven } from './proven.ts'
import { applyReadiness } from './shown.ts'

const now = Date.UTC(2026, 10, 23, 7, 0, 0)
const { board } = sampleOf('VN-25', now)
const { sites, ...figures } = board
const rowOf = (at: number): BoardSite => sites[at] ?? expect.fail('too few sites')

test('B1: changed rows are put over the old ones, a whole board replaces', () => {
  const whole = applyReadiness(null, { whole: true, figures, sites })
  const changed = { ...rowOf(3), connected: false }
  const after = applyReadiness(whole, { whole: false, figures: { ...figures, absent: 99 }, sites: [changed] })
  expect(after.figures.absent).toBe(99)
  expect([after.rows.size, after.rows.get(changed.site)]).toEqual([148, changed])
  expect(whole.rows.get(changed.site)).toBe(rowOf(3))
  const replaced = applyReadiness(after, { whole: true, figures, sites: [rowOf(0)] })
  expect([...replaced.rows.keys()]).toEqual([rowOf(0).site])
})

test('B2: proven is four of four at every tier that the site has', () => {
  const whole = { sees: 'proven', hears: 'proven', isSeen: 'proven', isHeard: 'proven' } as const
  const deaf = { ...whole, hears: 'unknown' } as const
  const of = (province: BoardSite['directions']['province'], centre: BoardSite['directions']['centre']) =>
    isProven({ directions: { province, centre } })
  expect([of(whole, whole), of(null, whole), of(whole, deaf), of(deaf, whole), of(null, null)]).toEqual([
    ...[true, true, false, false, false],
  ])
})

test('B3: a site stands in one band of age, and grows older without being told', () => {
  const minute = 60_000
  const rows = [0, 15, 15.1, 60, 61, 1440, 1441].map((age) => ({ provedAt: now - age * minute }))
  const counts = (at: number) => agesOf([...rows, { provedAt: null }], at).map(({ count }) => count)
  expect(counts(now)).toEqual([2, 2, 2, 1, 1])
  expect(counts(now + 30 * minute)).toEqual([0, 3, 2, 2, 1])
})

test('B14: only a whole board makes it live; what was live is old as of when the node was heard last', () => {
  const nothing = { kind: 'nothing' } as const
  expect(whenTold(nothing, false)).toEqual(nothing)
  expect(whenLost(nothing, 5)).toEqual(nothing)
  const old = whenLost(whenTold(nothing, true), 5)
  expect(old).toEqual({ kind: 'old', asOf: 5 })
  expect(whenLost(old, 9)).toEqual(old)
  expect(whenTold(old, false)).toEqual(old)
  expect(whenTold(old, true)).toEqual({ kind: 'live' })
})
