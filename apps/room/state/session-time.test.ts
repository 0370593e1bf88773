import { expect, test } from 'vitest'
import { sessionTime, timeLeft } from './session-time.ts'

const begins = Date.UTC(2026, 10, 24, 1, 0)
const HOUR = 3_600_000

test('when a session begins, by the day that it is in Vietnam', () => {
  expect(sessionTime(begins, 'vi')).toBe('thứ Ba 24/11 08:00')
  expect(sessionTime(Date.UTC(2026, 10, 28, 18, 30), 'vi')).toBe('Chủ nhật 29/11 01:30')
  expect(sessionTime(begins, 'en')).toBe('Tuesday 24/11 08:00')
})

test.each([
  [14.9 * HOUR, 'còn 14 giờ', 'in 14 hours'],
  [47.9 * HOUR, 'còn 47 giờ', 'in 47 hours'],
  [48 * HOUR, 'còn 2 ngày', 'in 2 days'],
  [1.5 * HOUR, 'còn 90 phút', 'in 90 min'],
  [30_000, 'đã đến giờ', 'now'],
  [-HOUR, 'đã đến giờ', 'now'],
])('%d ms before it: %s', (left, vi, en) => {
  expect([timeLeft(begins, begins - left, 'vi'), timeLeft(begins, begins - left, 'en')]).toEqual([vi, en])
})
