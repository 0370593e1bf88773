import { expect, test } from 'vitest'
import { nextHop, sessionOfSite, wholeSessionOfSite } from './index.ts'
import { sessionWith } from './testing/input.ts'

const centre = { self: 'VN', parent: null, children: ['VN-19', 'VN-25'] }
const province = { self: 'VN-25', parent: 'VN', children: [] }

test.each([
  [centre, 'VN', null],
  [centre, 'VN-25', 'VN-25'],
  [centre, 'VN-31', null],
  [province, 'VN-25', null],
  [province, 'VN', 'VN'],
  [province, 'VN-19', 'VN'],
] as const)('K1: from %o the way to %s is %s', (place, target, hop) => {
  expect(nextHop(place, target)).toBe(hop)
})

test('K1: an island has no way out', () => {
  expect(nextHop({ ...province, parent: null }, 'VN-19')).toBeNull()
})

test('K2: the session owned highest claims the sites below, in whatever order they are listed', () => {
  const own = sessionWith('VN-25', 'full', [])
  const above = sessionWith('VN', 'full', [])
  expect(sessionOfSite('VN-25-07900', [own, above])).toBe(above)
  expect(sessionOfSite('VN-25-07900', [own])).toBe(own)
  expect(sessionOfSite('VN-19-05443', [own])).toBeNull()
  expect(sessionOfSite('VN', [own])).toBeNull()
})

test('K2: of two sessions of one owner the first listed counts', () => {
  const first = sessionWith('VN', 'full', [], [], 'first')
  const second = sessionWith('VN', 'full', [], [], 'second')
  expect(sessionOfSite('VN-25', [first, second])?.id).toBe('first')
})

test('K2: a part takes the sites of its owner from the session that it is a part of, and the whole is heard in it', () => {
  const whole = sessionWith('VN', 'full', ['VN'], ['VN', 'VN-25'], 'whole')
  const part = { ...sessionWith('VN-25', 'full', ['VN-25'], ['VN-25-07900'], 'part'), partOf: 'whole' }
  const sessions = [whole, part]
  expect(sessionOfSite('VN-25-07900', sessions)).toEqual({
    ...part,
    floor: { ...part.floor, open: ['VN', 'VN-25', 'VN-25-07900'] },
  })
  expect(wholeSessionOfSite('VN-25-07900', sessions)).toBe(whole)
  for (const site of ['VN', 'VN-19-05443']) expect(sessionOfSite(site, sessions)).toBe(whole)
  expect(sessionOfSite('VN-25', [part])).toBeNull()
})
