import { expect, test } from 'vitest'
import type { LineMessage } from '#contract'
import { partnersOf, unreadOf, wordsOf } from './line.ts'

const word = (id: string, from: string, session = 's1'): LineMessage => ({
  ...{ id, session, from, to: null, by: 'Hà', at: 0, text: id },
})
const words = [
  word('a', 'VN'),
  word('b', 'VN-25'),
  word('c', 'VN', 's2'),
  word('d', 'VN'),
  word('e', 'VN-19'),
]

test('R41: unread is what other tiers said after the last word that was seen', () => {
  const here = wordsOf(words, 's1')
  expect(here.map(({ id }) => id)).toEqual(['a', 'b', 'd', 'e'])
  expect(unreadOf(here, null, 'VN-25')).toBe(3)
  expect(unreadOf(here, 'a', 'VN-25')).toBe(2)
  expect(unreadOf(here, 'e', 'VN-25')).toBe(0)
  expect(unreadOf(here, 'long gone', 'VN-25')).toBe(3)
  expect(wordsOf(words, undefined)).toEqual([])
})

test('R41: a word can be for one tier: the one above or one below', () => {
  expect(partnersOf({ parent: 'VN', children: [] })).toEqual(['VN'])
  expect(partnersOf({ parent: null, children: ['VN-19', 'VN-25'] })).toEqual(['VN-19', 'VN-25'])
})
