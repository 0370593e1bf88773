import { expect, test } from 'vitest'
import { daysFrom, dayWords, enteredOf, startOf } from './start-time.ts'

/** 24 November 2026, 08:00 in Vietnam. */
const startsAt = Date.UTC(2026, 10, 24, 1, 0, 0)

test('R71: a time is entered as people write it and means Vietnam’s, whatever the computer’s zone', () => {
  expect(enteredOf(startsAt)).toEqual({ day: '2026-11-24', time: '08:00' })
  for (const entered of ['08:00', '8:00', '8h', '8h00', ' 8H ', '8.00', '0800', '800'])
    expect(startOf('2026-11-24', entered), entered).toBe(startsAt)
  expect(startOf('2026-11-24', '13h30')).toBe(startsAt + 5.5 * 3_600_000)
  for (const none of ['', 'h', '8', '24:00', '8:60', '8:5', 'tám giờ', '08:00:00'])
    expect(startOf('2026-11-24', none), none).toBeNull()
  expect(startOf('2026-13-24', '08:00')).toBeNull()
})

test('R71: days are named from the node’s time, by Vietnam’s midnight, over the end of a month', () => {
  const late = Date.UTC(2026, 10, 29, 16, 59, 0)
  expect(daysFrom(late, 3, null)).toEqual(['2026-11-29', '2026-11-30', '2026-12-01'])
  expect(daysFrom(late + 60_000, 2, '2027-01-05')).toEqual(['2026-11-30', '2026-12-01', '2027-01-05'])
  expect(daysFrom(late, 2, '2026-11-30')).toHaveLength(2)
  expect(['2026-11-29', '2026-11-30', '2026-12-01'].map((day) => dayWords(day, late).vi)).toEqual([
    ...['Hôm nay, 29/11', 'Ngày mai, 30/11', 'Thứ Ba, 01/12'],
  ])
})
