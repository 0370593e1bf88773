import { expect, test } from 'vitest'
import { right } from '#contract/console'
import { dutyOf } from './duty-names.ts'
import { type Asked, lacksRight, notForRole, notOfUnit, rightsTable } from './index.ts'

test('U11: a refusal says what one may not do in two languages, and names no operation or right to persons', () => {
  const ops = Object.keys(rightsTable) as Asked[]
  for (const op of ops)
    for (const { body } of [notForRole(op), notOfUnit(op)]) {
      const { vi, en } = body.message
      expect(`${vi} ${en}`, op).not.toMatch(/[{}]|undefined/)
      expect(`${vi} ${en}`, op).not.toContain(`“${op}”`)
      expect(body.details).toMatchObject({ op })
    }
  for (const each of right.options) {
    const { message, details } = lacksRight(each).body
    expect(`${message.vi} ${message.en}`).not.toMatch(new RegExp(`[{}]|undefined|“${each}”`))
    expect(details).toMatchObject({ right: each })
  }
  expect(notForRole('session.open').body.message.vi).toContain('“mở, điều khiển và đóng phiên họp”')
  expect(notOfUnit('floor.open').body.message.en).toContain('“giving the floor and switching microphones”')
})

test.each([
  ['calendar.list', 'xem lịch phiên họp', 'calendar.plan', 'lập, sửa lịch phiên họp'],
  ['directory.get', 'xem danh bạ điểm cầu', 'directory.set', 'sửa danh bạ điểm cầu'],
  ['incidents.list', 'xem các sự cố', 'incidents.close', 'xử lý sự cố'],
  ['sites.list', 'xem danh sách điểm cầu', 'sites.issue-link', 'cấp, thu hồi liên kết của điểm cầu'],
] as const)('U11: to look (%s) and to change are named apart', (looks, looking, changes, changing) => {
  expect(notForRole(looks).body.message.vi).toContain(`việc “${looking}”`)
  expect(notForRole(changes).body.message.vi).toContain(`việc “${changing}”`)
})

test('U11: what one may not do is said with a verb', () => {
  const verbs =
    /^(mở|xem|lập|trình chiếu|giao|xin|lưu|soạn|nói|mời|chuẩn bị|gọi|điểm danh|phát|kiểm thử|xử lý|đặt|sửa|xóa|xuất|xác nhận|tìm|cấp|quản lý)([ ,]|$)/
  for (const op of Object.keys(rightsTable) as Asked[]) {
    const { vi, en } = dutyOf(op)
    expect(vi, op).toMatch(verbs)
    expect(en, op).toMatch(/^[a-z]+ing\b/)
  }
})
