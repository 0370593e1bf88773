import { expect, test } from 'vitest'
import { indexRegistry } from '#browser/meeting'
import { boardSite, failing, readinessOf, untested } from '../testing/readiness-samples.ts'
import { registry } from '../testing/samples.ts'
import { noSession } from './in-session.ts'
import { briefAge } from './proof-age.ts'
import { applyReadiness, gradeOf, isUnready, noProofs, provedAt } from './proofs.ts'
import { countChips, countTiers, filterSites, openFilter } from './site-filter.ts'
import { treeRows } from './tree-rows.ts'

const [good, silent, none] = ['VN-25-07900', 'VN-25-07909', 'VN-25-04792']
const told = applyReadiness(noProofs, readinessOf([boardSite(good), failing(silent), untested(none)]))

test('R65: before the node has told of any site nothing is said of one; then who is not named was never tested', () => {
  expect([gradeOf(noProofs, good), isUnready(noProofs, good)]).toEqual([null, false])
  expect([good, silent, none, 'VN-01'].map((site) => gradeOf(told, site))).toEqual([
    ...['good', 'fail', 'untested', 'untested'],
  ])
  expect([good, silent, none, 'VN-01'].map((site) => isUnready(told, site))).toEqual([
    ...[false, true, true, true],
  ])
  expect(
    isUnready(applyReadiness(noProofs, readinessOf([boardSite(good, { grade: 'acceptable' })])), good),
  ).toBe(false)
})

test('R65: changed rows are put over the old ones, a whole notice replaces; counts follow only who is ready', () => {
  const newer = applyReadiness(told, readinessOf([boardSite(good, { provedAt: 9000 })], false))
  expect(newer.standing).toBe(told.standing)
  expect(provedAt(newer, good)).toBe(9000)
  expect(newer.sites.get(silent)).toBe(told.sites.get(silent))
  const repaired = applyReadiness(newer, readinessOf([boardSite(silent)], false))
  expect(repaired.standing).toBe(newer.standing + 1)
  expect(applyReadiness(newer, readinessOf([failing(good)], false)).standing).toBe(newer.standing + 1)
  const whole = applyReadiness(repaired, readinessOf([boardSite(good)]))
  expect([...whole.sites.keys()]).toEqual([good])
  expect(whole.standing).toBe(repaired.standing + 1)
})

test('R65: chip, wall, provinces and tree find those that are not ready', () => {
  const index = indexRegistry(registry, 'VN-25')
  const filter = { ...openFilter, state: 'not-ready' as const }
  const found = filterSites(index, new Map(), filter, noSession, told).map(({ id }) => id)
  expect(found.toSorted()).toEqual(['VN-25', none, silent].toSorted())
  expect(countChips(index, new Map(), openFilter, noSession, told)['not-ready']).toBe(3)
  expect(countChips(index, new Map(), openFilter, noSession)['not-ready']).toBe(0)
  const units = index.order.filter(({ id }) => id === 'VN-25')
  expect(countTiers(index, new Map(), filter, noSession, units, told).get('VN-25')).toBe(3)
  const rows = treeRows(index, new Map(), filter, new Set(), noSession, told).map(({ unit }) => unit.id)
  expect(rows.toSorted()).toEqual(found.toSorted())
})

test('R65: the age of a proof in minutes, hours, days; one of the future is of now', () => {
  const minutes = (count: number) => briefAge(0, count * 60_000)
  expect([0.9, 1, 59.9, 60, 24 * 60 - 1, 24 * 60, 72 * 60].map((count) => minutes(count).vi)).toEqual([
    ...['0 ph', '1 ph', '59 ph', '1 giờ', '23 giờ', '1 ngày', '3 ngày'],
  ])
  expect(minutes(-3).en).toBe('0 min')
})
