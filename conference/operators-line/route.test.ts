import { expect, test } from 'vitest'
import type { Place } from '#conference/cascade'
import type { NodeId } from '#contract'
import { goesTo, mayCome } from './route.ts'

const centre: Place = { self: 'VN', parent: null, children: ['VN-19', 'VN-25'] }
const province: Place = { self: 'VN-25', parent: 'VN', children: [] }
const national = { owner: 'VN' }

const neighboursOf = (place: Place, to: NodeId | null, via: NodeId | null, session?: { owner: NodeId }) =>
  [place.parent, ...place.children].filter(
    (peer): peer is NodeId => peer !== null && goesTo(peer, { to }, { place, via, session }),
  )

test('O2: a word for all goes to every tier of the session, and not back', () => {
  expect(neighboursOf(province, null, null, national)).toEqual(['VN'])
  expect(neighboursOf(centre, null, 'VN-25', national)).toEqual(['VN-19'])
  expect(neighboursOf(centre, null, null, national)).toEqual(['VN-19', 'VN-25'])
  expect(neighboursOf(province, null, 'VN', national)).toEqual([])
})

test('O2: a word for one tier goes that way only', () => {
  expect(neighboursOf(province, 'VN-19', null, national)).toEqual(['VN'])
  expect(neighboursOf(centre, 'VN-19', 'VN-25', national)).toEqual(['VN-19'])
  expect(neighboursOf(centre, 'VN', 'VN-25', national)).toEqual([])
  expect(neighboursOf(centre, 'VN-25', 'VN-25', national)).toEqual([])
})

test('O2: a session of a province stays in the province', () => {
  expect(neighboursOf(province, null, null, { owner: 'VN-25' })).toEqual([])
  expect(neighboursOf(province, 'VN', null, { owner: 'VN-25' })).toEqual([])
})

test('O2: from above it goes on before its session is known; from below it does not', () => {
  const between: Place = { self: 'VN-25', parent: 'VN', children: ['VN-26'] }
  expect(neighboursOf(between, null, 'VN')).toEqual(['VN-26'])
  expect(neighboursOf(between, null, 'VN-26')).toEqual([])
})

test('O4: a neighbour speaks for the tiers behind it', () => {
  expect(mayCome('VN-25', { from: 'VN-25' }, centre)).toBe(true)
  expect(mayCome('VN-25', { from: 'VN-19' }, centre)).toBe(false)
  expect(mayCome('VN-25', { from: 'VN' }, centre)).toBe(false)
  expect(mayCome('VN', { from: 'VN-19' }, province)).toBe(true)
  expect(mayCome('VN', { from: 'VN-25' }, province)).toBe(false)
})
