import { expect, test } from 'vitest'
import { foldText, indexRegistry } from '#browser/meeting'
import { registry, status } from '#browser/meeting/testing'
import { findSites, wingsOf } from './hall.ts'

const roster = new Map(
  [
    status('VN'),
    status('VN-25-07900'),
    status('VN-25-07909', { state: 'reconnecting' }),
    status('VN-25-04792'),
  ].map((each) => [each.site, each]),
)
const centre = indexRegistry(registry, 'VN')

test('the hall is counted by province, with those who are there first', () => {
  const wings = wingsOf(centre, roster)
  expect(wings.map(({ unit, present, sites }) => [unit.id, present, sites.length])).toEqual([
    ['VN', 1, 1],
    ['VN-25', 2, 4],
    ['VN-01', 0, 3],
  ])
  expect(wings[1]?.sites.map(({ unit, present }) => [unit.id, present])).toEqual([
    ['VN-25-04792', true],
    ['VN-25-07900', true],
    ['VN-25', false],
    ['VN-25-07909', false],
  ])
})

test('a province sees its own sites as one hall', () => {
  const [wing, ...others] = wingsOf(indexRegistry(registry, 'VN-25'), roster)
  expect(wing?.sites.map(({ unit }) => unit.id)).toEqual([
    'VN-25-04792',
    'VN-25-07900',
    'VN-25',
    'VN-25-07909',
  ])
  expect(others).toEqual([])
})

test('a name is found without its marks; who is there comes first', () => {
  const found = (text: string) => findSites(centre, roster, foldText(text)).map(({ unit }) => unit.id)
  expect(found('phuong')[0]).toBe('VN-25-04792')
  expect(found('viet tri')).toEqual(['VN-25-07900'])
  expect(found('')).toEqual([])
})
