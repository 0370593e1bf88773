import { expect, test } from 'vitest'
import { sampleOf } from '../testing/sample.ts'
import { registry } from '../testing/units.ts'
import { figuresOf } from './figures.ts'
import { fits, linesAt, sizeToFit } from './fit-text.ts'
import { columnsFor, placeTiles, walk } from './grid-shape.ts'
import { nameGrid, roomIn } from './name-grid.ts'
import { provinceName, provincesOf } from './provinces.ts'
import { applyReadiness } from './shown.ts'
import { rowsWithin, shortName, tilesOf } from './tiles.ts'

const now = Date.UTC(2026, 10, 23, 7, 0, 0)
const { board } = sampleOf('VN-25', now)
const { rows } = applyReadiness(null, { whole: true, figures: board, sites: board.sites })

test('B4: colour is the grade; the sign is the test under way, else absence, else the grade', () => {
  const [a, b, c] = board.sites
  if (!a || !b || !c) throw new Error('too few sites')
  const some = [
    { ...a, grade: 'good' as const, connected: false },
    { ...b, grade: 'fail' as const, connected: true },
    { ...c, grade: 'untested' as const, connected: false },
  ]
  const tiles = tilesOf(
    some,
    (site) => [c.site, b.site].indexOf(site) + (site === a.site ? 9 : 0),
    new Set([c.site]),
  )
  expect(tiles.map(({ site, grade, sign }) => [site, grade, sign])).toEqual([
    [c.site, 'untested', 'testing'],
    [b.site, 'fail', 'fail'],
    [a.site, 'good', 'absent'],
  ])
})

test('B5: a commune is named without the kind of unit, any other room with it', () => {
  const named = (id: string) => shortName(id, registry.labelOf(id))
  expect([named('VN-25-07900'), named('VN-25'), named('VN')]).toEqual([
    'Việt Trì',
    'Tỉnh Phú Thọ',
    'Trung ương',
  ])
  expect(provinceName('HCM - Thành phố Hồ Chí Minh')).toBe('Hồ Chí Minh')
})

/** Letters of the font are about so wide in semi-bold. */
const measure = (text: string) => [...text].reduce((sum, letter) => sum + (letter === ' ' ? 0.26 : 0.59), 0)

test('B5: a name is broken at words, its first line begins behind the sign', () => {
  const box = { width: 66, height: 40, indent: 20 }
  const lines = (name: string) => linesAt(name, 10, box, measure)
  expect([lines('Tam Dương'), lines('Tam Dương Bắc'), lines('Văn Miếu - Quốc Tử Giám')]).toEqual([2, 2, 3])
  expect(sizeToFit('Tam Dương Bắc', box, { largest: 30, smallest: 5 }, measure)).toBe(13)
  expect(sizeToFit('Nghiêng', { ...box, width: 10 }, { largest: 30, smallest: 5 }, measure)).toBe(5)
})

test('B5: every name of the country lies in its province’s grid without a broken word, and large enough', () => {
  const rims = { across: 12, down: 4, sign: 20 }
  for (const { id: province, fullName } of registry.childrenOf('VN')) {
    const communes = registry.childrenOf(province)
    expect(communes.map(({ id }) => shortName(id, registry.labelOf(id)))).toEqual(
      communes.map(({ name }) => name),
    )
    const names = [fullName, ...communes.map(({ name }) => name)]
    const grid = nameGrid(
      names,
      { width: 1090, height: 500, gap: 4 },
      rims,
      { largest: 24, smallest: 10 },
      measure,
    )
    expect(grid.size, province).toBeGreaterThanOrEqual(13)
    for (const [at, name] of names.entries()) {
      const room = roomIn(grid, rims, grid.places[at]?.span ?? 1)
      const size = sizeToFit(name, room, { largest: grid.size, smallest: 8 }, measure)
      expect(fits(name, size, room, measure), name).toBe(true)
      expect(size, name).toBeGreaterThan(grid.size * 0.7)
    }
  }
})

test('B6: the centre shows every province, and says of which it knows nothing or nothing new', () => {
  const units = ['VN', 'VN-25', 'VN-01', 'VN-19'].map((id) => ({
    id,
    label: registry.labelOf(id),
    rooms: 127,
  }))
  const shown = provincesOf(units, rows, new Map([['VN-19', 7]]))
  expect(shown.map(({ name, of, state, since }) => [name, of, state, since])).toEqual([
    ['Trung ương', 127, 'unknown', null],
    ['Phú Thọ', 148, 'attention', null],
    ['Hà Nội', 127, 'unknown', null],
    ['Thái Nguyên', 127, 'cut', 7],
  ])
  expect(rowsWithin(rows, 'VN-25')).toHaveLength(148)
  expect(rowsWithin(rows, 'VN-2')).toHaveLength(0)
})

test('B6: a province stands out when its link is down or more than one in twenty failed, not for a single one', () => {
  const units = [{ id: 'VN-25', label: registry.labelOf('VN-25'), rooms: 148 }]
  const failing = (count: number) =>
    new Map(
      board.sites.slice(0, 100).map((row, at) => {
        const grade = at < count ? ('fail' as const) : ('good' as const)
        return [row.site, { ...row, grade }]
      }),
    )
  const isGrave = (count: number, down = new Map<string, number>()) =>
    provincesOf(units, failing(count), down).map((each) => each.isGrave)
  expect([isGrave(0), isGrave(1), isGrave(5), isGrave(6), isGrave(0, new Map([['VN-25', 7]]))]).toEqual([
    ...[[false], [false], [false], [true], [true]],
  ])
})

test('B18: the figures of a province are counted as the node counts those of all', () => {
  const { of, province, centre, grades } = board
  expect(figuresOf(board.sites)).toEqual({ of, province, centre, grades })
  const some = board.sites.slice(0, 9)
  expect(figuresOf(some).of).toBe(9)
  expect(Object.values(figuresOf(some).grades).reduce((sum, count) => sum + count, 0)).toBe(9)
})

test('arrows walk the grid and stay in it, over tiles of two columns too', () => {
  const places = placeTiles([1, 1, 1, 2, 1, 2, 1, 1, 1], 4)
  expect(places.map(({ row, column }) => `${row}.${column}`)).toEqual([
    ...['0.0', '0.1', '0.2', '1.0', '1.2', '2.0', '2.2', '2.3', '3.0'],
  ])
  const keys = ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End', 'x']
  expect(keys.map((key) => walk(key, 4, places))).toEqual([5, 3, 6, 2, 0, 8, null])
  expect([walk('ArrowDown', 1, places), walk('ArrowUp', 5, places)]).toEqual([3, 3])
  expect([walk('ArrowDown', 7, places), walk('ArrowLeft', 0, places)]).toEqual([7, 0])
})

test('the grid takes all of its room: 34 tiles lie in it, as near as can be to the liked shape', () => {
  const { columns, width, height } = columnsFor(34, { width: 1090, height: 480, gap: 4 })
  const rows = Math.ceil(34 / columns)
  expect(rows * height + (rows - 1) * 4).toBeCloseTo(480)
  expect(columns * width + (columns - 1) * 4).toBeCloseTo(1090)
  expect(Math.min(width / 2.3, height)).toBeGreaterThan(64)
})
