import { expect, test } from 'vitest'
import { registry, status } from '../testing/samples.ts'
import { indexRegistry } from './registry-index.ts'
import { applyRoster } from './roster.ts'
import { holdOrder, sortForWall, stepInGrid } from './wall-order.ts'

const index = indexRegistry(registry, 'VN-25')

test('R6: connected first, then reconnecting, then absent, in the order of the tree', () => {
  const roster = applyRoster(new Map(), {
    whole: true,
    sites: [status('VN-25-07900'), status('VN-25-04792'), status('VN-25', { state: 'reconnecting' })],
  })
  expect(sortForWall(index.order, roster)).toEqual(['VN-25-04792', 'VN-25-07900', 'VN-25', 'VN-25-07909'])
})

test('R7: a site that changes its state keeps its place', () => {
  expect(holdOrder(['a', 'b', 'c'], ['b', 'c', 'a'])).toEqual({ sites: ['a', 'b', 'c'], outdated: 1 })
})

test('R7: a site that no longer matches stays; a new one comes at the end', () => {
  expect(holdOrder(['a', 'b'], ['n', 'b'])).toEqual({ sites: ['a', 'b', 'n'], outdated: 2 })
})

test('R7: an order that is up to date is the same object, so nothing draws again', () => {
  const shown = ['a', 'b']
  const held = holdOrder(shown, ['a', 'b'])
  expect(held.sites).toBe(shown)
  expect(held.outdated).toBe(0)
})

test('R8: arrows stay inside the grid and in their column', () => {
  const step = (at: number, key: Parameters<typeof stepInGrid>[4]) => stepInGrid(at, 10, 4, 2, key)
  expect(step(0, 'ArrowLeft')).toBe(0)
  expect(step(9, 'ArrowRight')).toBe(9)
  expect(step(5, 'ArrowUp')).toBe(1)
  expect(step(1, 'ArrowUp')).toBe(1)
  expect(step(7, 'ArrowDown')).toBe(7)
  expect(step(5, 'ArrowDown')).toBe(9)
  expect(step(0, 'PageDown')).toBe(8)
  expect(step(9, 'PageUp')).toBe(1)
  expect(step(4, 'End')).toBe(9)
  expect(step(4, 'Home')).toBe(0)
})
