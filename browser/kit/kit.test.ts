import { expect, test } from 'vitest'
import { ago } from './ago.ts'
import { fill } from './text.ts'

test('time ago is said in the largest unit that fits', () => {
  const now = 1_000_000_000
  const said = [0, 12_000, 59_400, 60_000, 12 * 60_000, 3_600_000, 86_400_000].map(
    (ms) => ago(now - ms, now).vi,
  )
  expect(said).toEqual([
    'vừa xong',
    'cách đây 12 giây',
    'cách đây 59 giây',
    'cách đây 1 phút',
    'cách đây 12 phút',
    'cách đây 1 giờ',
    'cách đây 1 ngày',
  ])
})

test('a clock that runs ahead of ours is not a negative age', () => {
  expect(ago(2000, 1000).vi).toBe('vừa xong')
})

test('a missing value stays visible in the sentence', () => {
  expect(fill('{a} và {b}', { a: 1 })).toBe('1 và {b}')
})
