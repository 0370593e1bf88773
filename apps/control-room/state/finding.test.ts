import { expect, test } from 'vitest'
import {
  applyRoster,
  foldText,
  indexRegistry,
  labelsOf,
  matchesFolded,
  nameOf,
  type Roster,
  standingChanged,
  subtree,
} from '#browser/meeting'
import { closedFloor } from '#contract'
import { registry, session, status } from '../testing/samples.ts'
import { type InSession, inSessionAfter, noSession } from './in-session.ts'
import { loudnessOf } from './loudness.ts'
import {
  countChips,
  countTiers,
  filterSites,
  leavesOut,
  openFilter,
  type SiteFilter,
  type StateFilter,
} from './site-filter.ts'
import { countTree, displayCounts, isAnybodyThere, noCounts } from './tree-counts.ts'
import { stepInTree, treeRows } from './tree-rows.ts'
import { tiersOf } from './wall-rows.ts'

const empty: Roster = new Map()
const centre = indexRegistry(registry, 'VN')
const roster = applyRoster(empty, {
  whole: true,
  sites: [
    status('VN-25'),
    status('VN-25-07900'),
    status('VN-25-07909', { state: 'reconnecting' }),
    status('VN-01-00004', { devices: { camera: 'lost', microphone: 'ok' } }),
  ],
})
const ids = (units: readonly { id: string }[]) => units.map((unit) => unit.id)

test('R1: both tone-mark styles, đ and case fold to one', () => {
  expect(foldText('Phường Hòa Bình')).toBe(foldText('phường HOÀ bình'))
  expect(foldText('Đống Đa')).toBe('dong da')
  expect(foldText("Xã M'Drắk – Ea")).toBe('xa m drak ea')
})

test('R1: words match in any order, and by code', () => {
  expect(matchesFolded(foldText('PTO - Phường Việt Trì'), 'tri viet')).toBe(true)
  expect(matchesFolded(foldText('PTO - Phường Việt Trì'), 'viet nam')).toBe(false)
  const found = (text: string) => ids(filterSites(centre, empty, { ...openFilter, text }))
  expect(found('hòa bình')).toEqual(['VN-25-04792'])
  expect(found('dong da')).toEqual(['VN-01-00199'])
  expect(found('07900')).toEqual(['VN-25-07900'])
})

test('R2: a province sees itself and its communes, in the Vietnamese alphabet', () => {
  const province = indexRegistry(registry, 'VN-25')
  expect(ids(province.order)).toEqual(['VN-25', 'VN-25-07909', 'VN-25-04792', 'VN-25-07900'])
  expect(province.order[0]?.depth).toBe(0)
  expect(ids(subtree(centre, 'VN-25'))).toEqual(ids(province.order))
  expect(subtree(province, 'VN-01')).toEqual([])
  expect(nameOf(labelsOf(registry), 'VN-01')).toBe('HNI - Thành phố Hà Nội')
  expect(nameOf(labelsOf(registry), 'VN-99')).toBe('VN-99')
})

test('R2: a filter by text or state leaves sites out; a chosen unit alone shows all of its own', () => {
  const asked: Partial<SiteFilter>[] = [
    {},
    { unit: 'VN-25' },
    { text: ' ' },
    { text: 'âu' },
    { state: 'absent' },
  ]
  expect(asked.map((each) => leavesOut({ ...openFilter, ...each }))).toEqual([
    false,
    false,
    false,
    true,
    true,
  ])
  expect(leavesOut({ ...openFilter, unit: 'VN-25', state: 'on-air' })).toBe(true)
})

test('R2: without a filter only what is expanded is shown', () => {
  expect(ids(treeRows(centre, roster, openFilter, new Set()).map((row) => row.unit))).toEqual(['VN'])
  const rows = treeRows(centre, roster, openFilter, new Set(['VN', 'VN-01']))
  expect(ids(rows.map((row) => row.unit))).toEqual(['VN', 'VN-01', 'VN-01-00004', 'VN-01-00199', 'VN-25'])
})

test('R2: with a filter a match is never hidden, whatever is expanded', () => {
  const rows = treeRows(centre, roster, { ...openFilter, text: 'au co' }, new Set())
  expect(ids(rows.map((row) => row.unit))).toEqual(['VN', 'VN-25', 'VN-25-07909'])
  const faulty = treeRows(centre, roster, { ...openFilter, state: 'faulty' }, new Set())
  expect(ids(faulty.map((row) => row.unit))).toEqual(['VN', 'VN-01', 'VN-01-00004'])
})

test('R3: right opens then enters, left closes then leaves', () => {
  const closed = treeRows(centre, roster, openFilter, new Set(['VN']))
  const open = treeRows(centre, roster, openFilter, new Set(['VN', 'VN-25']))
  expect(stepInTree(closed, 'VN-25', 'ArrowRight')).toEqual({ kind: 'expand', id: 'VN-25' })
  expect(stepInTree(open, 'VN-25', 'ArrowRight')).toEqual({ kind: 'focus', id: 'VN-25-07909' })
  expect(stepInTree(open, 'VN-25-07909', 'ArrowRight')).toEqual({ kind: 'stay' })
  expect(stepInTree(open, 'VN-25-07909', 'ArrowLeft')).toEqual({ kind: 'focus', id: 'VN-25' })
  expect(stepInTree(open, 'VN-25', 'ArrowLeft')).toEqual({ kind: 'collapse', id: 'VN-25' })
  expect(stepInTree(open, 'VN', 'ArrowUp')).toEqual({ kind: 'stay' })
  expect(stepInTree(open, null, 'ArrowDown')).toEqual({ kind: 'focus', id: 'VN' })
  expect(stepInTree(open, 'VN', 'End')).toEqual({ kind: 'focus', id: 'VN-25-07900' })
})

test('R4: counts go up the tree and include a unit’s own room', () => {
  const counts = countTree(centre, roster)
  expect(counts.get('VN')).toMatchObject({ total: 8, connected: 3, reconnecting: 1, faulty: 1 })
  expect(counts.get('VN-25')).toMatchObject({ total: 4, connected: 2, reconnecting: 1, faulty: 0 })
  expect(counts.get('VN-01-00199')).toEqual({ ...noCounts, total: 1 })
  expect(['VN-25', 'VN-01-00199', 'VN-99'].map((unit) => isAnybodyThere(counts.get(unit)))).toEqual([
    true,
    false,
    false,
  ])
})

test('R40: of the sites with a seat: as ordered, otherwise, and those of which nobody knows', () => {
  const shown = applyRoster(roster, {
    whole: false,
    sites: [
      status('VN-25', { display: 'differing' }),
      status('VN-25-04792', { display: 'hidden' }),
      status('VN-01', { display: 'silent' }),
      status('VN-01-00199', { state: 'absent', display: 'silent' }),
    ],
  })
  const counts = countTree(centre, shown)
  expect(displayCounts(counts.get('VN-25') ?? noCounts)).toEqual({
    ordered: 4,
    confirmed: 1,
    differing: 1,
    silent: 2,
  })
  expect(displayCounts(counts.get('VN') ?? noCounts)).toEqual({
    ordered: 6,
    confirmed: 2,
    differing: 1,
    silent: 3,
  })
  const differing = filterSites(centre, shown, { ...openFilter, state: 'differing' })
  expect(ids(differing)).toEqual(['VN-25'])
})

test('R4: the counts of a province stop at the province', () => {
  const counts = countTree(indexRegistry(registry, 'VN-25'), roster)
  expect(counts.get('VN')).toBeUndefined()
  expect(counts.get('VN-25')?.total).toBe(4)
})

test('R5: changed rows go over the old ones, a whole roster replaces', () => {
  const changed = applyRoster(roster, { whole: false, sites: [status('VN-25', { state: 'absent' })] })
  expect(changed.get('VN-25')?.state).toBe('absent')
  expect(changed.size).toBe(4)
  expect(roster.get('VN-25')?.state).toBe('connected')
  expect(applyRoster(roster, { whole: true, sites: [] }).size).toBe(0)
})

test('R5: a new state, fault or display mark changes the counts', () => {
  const notice = (changes: Parameters<typeof status>[1]) => ({
    whole: false,
    sites: [status('VN-25', changes)],
  })
  expect(standingChanged(roster, notice({ state: 'reconnecting' }))).toBe(true)
  expect(standingChanged(roster, notice({ display: 'differing' }))).toBe(true)
  expect(standingChanged(roster, notice({ display: 'hidden' }))).toBe(true)
  expect(standingChanged(roster, { whole: false, sites: [status('VN-01')] })).toBe(true)
})

test('R36: the filter finds sites by what calls for somebody; chips count beside text and unit', () => {
  const now: InSession = {
    asking: new Map([
      ['VN-25-04792', 1],
      ['VN-01-00004', 2],
    ]),
    onAir: new Set(['VN-25-07900']),
    open: new Set(),
  }
  const sites = [
    status('VN-25-07900', { stillAt: 5 }),
    status('VN-25-07909', { stillAt: 5, devices: { camera: 'denied', microphone: 'ok' } }),
  ]
  const pictured = applyRoster(roster, { whole: false, sites })
  const found = (state: StateFilter, text = '') =>
    ids(filterSites(centre, pictured, { ...openFilter, state, text }, now))
  expect(found('no-video')).toEqual(['VN-01-00004', 'VN-25', 'VN-25-07909'])
  expect(found('asking')).toEqual(['VN-01-00004', 'VN-25-04792'])
  expect(found('on-air')).toEqual(['VN-25-07900'])
  expect(found('asking', 'hoa')).toEqual(['VN-25-04792'])
  const counts = (changes: Partial<SiteFilter>) =>
    countChips(centre, pictured, { ...openFilter, ...changes }, now)
  const all = { connected: 4, absent: 4, 'on-air': 1, asking: 2, differing: 0, 'no-video': 3, 'not-ready': 0 }
  expect(counts({})).toEqual(all)
  expect(counts({ state: 'asking' })).toEqual(all)
  expect(counts({ unit: 'VN-25' })).toMatchObject({ asking: 1, 'no-video': 2, 'on-air': 1 })
  expect(counts({ text: 'viet tri' })).toMatchObject({ connected: 1, asking: 0, 'on-air': 1 })
  const tiers = countTiers(centre, pictured, { ...openFilter, state: 'asking' }, now, tiersOf(centre))
  expect([...tiers]).toEqual([
    ['VN-01', 1],
    ['VN-25', 1],
  ])
  const rows = treeRows(centre, pictured, { ...openFilter, state: 'asking' }, new Set(), now)
  expect(ids(rows.map((row) => row.unit))).toEqual(['VN', 'VN-01', 'VN-01-00004', 'VN-25', 'VN-25-04792'])
})

test('R61: a site’s place in the queue; the same object while queue and pictures on air are the same', () => {
  const hands = (...sites: string[]) => {
    const floor = { ...closedFloor(6), raised: sites.map((site) => ({ site, at: 1 })) }
    return session(1, { floor })
  }
  const two = inSessionAfter(noSession, hands('VN-25', 'VN-01'))
  expect(two.asking.get('VN-01')).toBe(2)
  expect(inSessionAfter(two, hands('VN-25', 'VN-01'))).toBe(two)
  expect(inSessionAfter(two, hands('VN-01', 'VN-25')).asking.get('VN-01')).toBe(1)
  expect(inSessionAfter(two, null).asking.size).toBe(0)
})

test('R62: lights of a level mark: one for what is heard at all, the fifth for what is too loud', () => {
  expect([-127, -40, -30, -20, -9, 0].map(loudnessOf)).toEqual([1, 2, 3, 4, 5, 5])
})

test('R5: the first still of a site changes the counts, a newer one does not', () => {
  const first = { whole: false, sites: [status('VN-25', { stillAt: 99 })] }
  expect(standingChanged(roster, first)).toBe(true)
  expect(
    standingChanged(applyRoster(roster, first), { whole: false, sites: [status('VN-25', { stillAt: 100 })] }),
  ).toBe(false)
})
