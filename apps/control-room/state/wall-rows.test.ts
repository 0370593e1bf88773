import { expect, test } from 'vitest'
import { indexRegistry } from '#browser/meeting'
import { registry } from '../testing/samples.ts'
import { type GridKey, rowOfTile, stepOnWall, tiersOnWall, wallRows } from './wall-rows.ts'

const tierOf = tiersOnWall(indexRegistry(registry, 'VN'))
const shapeOf = (sites: string[], columns = 2) =>
  wallRows(sites, columns, tierOf).map((row) => (row.kind === 'head' ? row.tier : row.sites.length))

test('R35: a head stands wherever another tier begins; each begins a row of its own', () => {
  expect(tierOf).not.toBeNull()
  const sites = ['VN', 'VN-25', 'VN-25-07900', 'VN-25-07909', 'VN-01-00004', 'VN-25-04792']
  expect(shapeOf(sites)).toEqual(['VN', 1, 'VN-25', 2, 1, 'VN-01', 1, 'VN-25', 1])
  const rows = wallRows(sites, 2, tierOf)
  expect(rows[2]).toMatchObject({ kind: 'head', sites: ['VN-25', 'VN-25-07900', 'VN-25-07909'] })
  expect(sites.map((_, at) => rowOfTile(rows, at))).toEqual([1, 3, 3, 4, 6, 8])
})

test('R35: a wall of one tier has no heads, neither a province’s own nor the centre’s of one province', () => {
  expect(tiersOnWall(indexRegistry(registry, 'VN-25'))).toBeNull()
  expect(shapeOf(['VN-25', 'VN-25-07900', 'VN-25-07909'])).toEqual([2, 1])
  expect(shapeOf([])).toEqual([])
})

test('R8: arrows stay inside the grid and in their column', () => {
  const rows = wallRows([...'abcdefghij'], 4, null)
  const step = (at: number, key: GridKey) => stepOnWall(rows, at, 2, key)
  expect(step(0, 'ArrowLeft')).toBe(0)
  expect(step(9, 'ArrowRight')).toBe(9)
  expect(step(5, 'ArrowUp')).toBe(1)
  expect(step(1, 'ArrowUp')).toBe(1)
  expect(step(5, 'ArrowDown')).toBe(9)
  expect(step(9, 'ArrowDown')).toBe(9)
  expect(step(0, 'PageDown')).toBe(8)
  expect(step(9, 'PageUp')).toBe(1)
  expect(step(4, 'End')).toBe(9)
  expect(step(4, 'Home')).toBe(0)
})

test('R8: from tier to tier a column goes on, or ends with a shorter row; heads are passed over', () => {
  const sites = ['VN', 'VN-25', 'VN-25-07900', 'VN-25-07909', 'VN-01', 'VN-01-00004']
  const rows = wallRows(sites, 2, tierOf)
  const step = (at: number, key: GridKey) => sites[stepOnWall(rows, at, 2, key)]
  expect(step(0, 'ArrowDown')).toBe('VN-25')
  expect(step(2, 'ArrowUp')).toBe('VN')
  expect(step(2, 'ArrowDown')).toBe('VN-25-07909')
  expect(step(3, 'ArrowDown')).toBe('VN-01')
  expect(step(0, 'ArrowRight')).toBe('VN-25')
  expect(step(0, 'PageDown')).toBe('VN-25-07909')
})
