import { expect, test } from 'vitest'
import { applyRoster, indexRegistry } from '#browser/meeting'
import { registry, status } from '../testing/samples.ts'
import { holdOrder, sortForWall } from './wall-order.ts'
import { tiersOnWall } from './wall-rows.ts'

const index = indexRegistry(registry, 'VN-25')

test('R6: connected first, then reconnecting, then absent, in the order of the tree', () => {
  const roster = applyRoster(new Map(), {
    whole: true,
    sites: [status('VN-25-07900'), status('VN-25-04792'), status('VN-25', { state: 'reconnecting' })],
  })
  expect(sortForWall(index.order, roster)).toEqual(['VN-25-04792', 'VN-25-07900', 'VN-25', 'VN-25-07909'])
})

test('R6: on a wall of several tiers, those that are there tier by tier, then the absent ones tier by tier', () => {
  const country = indexRegistry(registry, 'VN')
  const roster = applyRoster(new Map(), {
    whole: true,
    sites: [
      status('VN-25-07900'),
      status('VN-25', { state: 'reconnecting' }),
      status('VN-01-00199', { state: 'reconnecting' }),
      status('VN-01-00004', { state: 'absent' }),
    ],
  })
  expect(sortForWall(country.order, roster, tiersOnWall(country))).toEqual([
    'VN-01-00199',
    'VN-25-07900',
    'VN-25',
    'VN',
    'VN-01',
    'VN-01-00004',
    'VN-25-07909',
    'VN-25-04792',
  ])
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
