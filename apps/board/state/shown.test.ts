import { expect, test } from 'vitest'
import type { BoardSite } from '#contract/readiness'
import { sampleOf } from '../testing/sample.ts'
import { agesOf } from './ages.ts'
import { whenLost } from './freshness.ts'
import { type Gathered, gather } from './gathering.ts'
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

test('B14: what was live is old as of when the node was heard last', () => {
  const nothing = { kind: 'nothing' } as const
  expect(whenLost(nothing, 5)).toEqual(nothing)
  const old = whenLost({ kind: 'live' }, 5)
  expect(old).toEqual({ kind: 'old', asOf: 5 })
  expect(whenLost(old, 9)).toEqual(old)
})

test('B14: a board that comes in parts is shown, and live, once all of it is there', () => {
  const part = (whole: boolean, from: number, to?: number) => ({
    whole,
    figures,
    sites: sites.slice(from, to),
  })
  const lost: Gathered = {
    shown: applyReadiness(null, part(true, 0)),
    ...{ freshness: { kind: 'old', asOf: 5 }, coming: null },
  }
  expect(gather(lost, part(false, 0, 3))).toBe(lost)
  const half = gather(lost, part(true, 0, 100))
  expect([half.shown, half.freshness]).toEqual([lost.shown, lost.freshness])
  const after = gather(half, part(false, 100))
  expect([after.freshness, after.shown?.rows.size, after.coming]).toEqual([{ kind: 'live' }, 148, null])
  const changed = { ...rowOf(3), connected: false }
  const next = gather(after, { whole: false, figures, sites: [changed] })
  expect(next.shown?.rows.get(changed.site)).toBe(changed)
})
