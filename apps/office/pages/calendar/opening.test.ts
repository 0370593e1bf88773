import { expect, test } from 'vitest'
import { beginSession } from '#contract'
import { beforeOpening } from './opening.ts'

const HOUR = 3_600_000
/** 24/11/2026 07:00 in Vietnam. */
const now = Date.UTC(2026, 10, 24)
const other = beginSession({
  ...{ id: 's1', title: 'Giao ban', owner: 'VN-25', chair: null, bound: 6, by: 'An', at: 0 },
})
const said = (inHours: number, sessions = [other].slice(1)) =>
  beforeOpening({ startsAt: now + inHours * HOUR }, sessions, now).map(({ vi }) => vi)

test('E35: a session that is opened more than two hours early is told to be, in words of its day', () => {
  expect(said(-1)).toEqual([])
  expect(said(2)).toEqual([])
  expect(said(3)).toEqual(['Phiên này theo lịch là 10:00 hôm nay, còn hơn 3 giờ nữa.'])
  expect(said(25)).toEqual(['Phiên này theo lịch là ngày mai, 08:00 25/11/2026, còn hơn 25 giờ nữa.'])
  expect(said(73)).toEqual(['Phiên này theo lịch là 08:00 27/11/2026, còn hơn 3 ngày nữa.'])
})

test('E35: the session that sites are in is named, also when the new one is due', () => {
  const named = 'Phiên “Giao ban” đang mở: các điểm cầu ở phiên ấy, tới khi nó kết thúc mới vào phiên này.'
  expect(said(1, [other])).toEqual([named])
  expect(said(25, [other])[1]).toBe(named)
})
