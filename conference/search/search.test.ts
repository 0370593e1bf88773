import { expect, test } from 'vitest'
import { wordsIn } from '#conference/sites/fold'
import { groupOf, matcher, wordsOnce } from './index.ts'

const vietTri = wordsIn('PTO - Phường Việt Trì VN-25-07900 Nguyễn Thị Hòa 0912345678')

test.each([
  ['viet tri', true],
  ['  PHƯỜNG   việt ', true],
  ['hoà', true],
  ['tri viet hoa', true],
  ['iet', false],
  ['viet tri ha', false],
  ['07900', true],
  ['', true],
])('Q1: “%s” finds it: %s', (typed, isFound) => {
  expect(matcher(typed)(vietTri)).toBe(isFound)
})

test.each([
  ['+84 912 345 678', true],
  ['0912.345', true],
  ['(0912) 345-678', true],
  ['912 345 678', false],
  ['345678', false],
  ['09 12', true],
])('Q2: the number “%s” finds it: %s', (typed, isFound) => {
  expect(matcher(typed)(vietTri)).toBe(isFound)
})

test('Q3: the first are told, with how many there are; nothing else is shaped', () => {
  const shaped: number[] = []
  const told = (each: number) => {
    shaped.push(each)
    return `số ${each}`
  }
  expect(groupOf([1, 2, 3, 4, 5, 6], (each) => each % 2 === 0, told, 2)).toEqual({
    ...{ total: 3, found: ['số 2', 'số 4'] },
  })
  expect(shaped).toEqual([2, 4])
})

test('Q1: what does not change is folded once', () => {
  let folded = 0
  const words = wordsOnce<{ name: string }>(({ name }) => {
    folded++
    return name
  })
  const thing = { name: 'Xã Hạ Hòa' }
  expect([words(thing), words(thing)]).toEqual([
    ['xa', 'ha', 'hoa'],
    ['xa', 'ha', 'hoa'],
  ])
  expect(folded).toBe(1)
})
