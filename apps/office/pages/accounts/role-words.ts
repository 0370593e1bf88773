import type { Phrase } from '#browser/kit'
import type { AccountRole } from '#contract/accounts'

/** What each role is called, and what it is for, in the order in which they are offered. */
export const roleWords: Readonly<Record<AccountRole, Phrase & { does: Phrase }>> = {
  administrator: {
    ...{ vi: 'Quản trị', en: 'Administrator' },
    does: { vi: 'mọi việc, cả cấp tài khoản', en: 'everything, accounts as well' },
  },
  operator: {
    ...{ vi: 'Kỹ thuật viên', en: 'Operator' },
    does: { vi: 'điều khiển phiên họp, kiểm thử, điểm cầu', en: 'runs sessions, tests, sites' },
  },
  organiser: {
    ...{ vi: 'Văn phòng', en: 'Office' },
    does: {
      vi: 'phiên họp, mốc giờ, lịch, điểm danh, danh bạ',
      en: 'sessions, their times, calendar, roll call, directory',
    },
  },
  inspector: {
    ...{ vi: 'Sở KH&CN', en: 'Dept. S&T' },
    does: { vi: 'kiểm thử, sự cố, danh bạ, nhật ký', en: 'tests, incidents, directory, record' },
  },
  chair: {
    ...{ vi: 'Chủ tọa, lãnh đạo', en: 'Chair, leader' },
    does: { vi: 'xem, mời và tắt micro', en: 'looks, invites, closes microphones' },
  },
  telecom: {
    ...{ vi: 'Viễn thông', en: 'Telecom' },
    does: { vi: 'chỉ sự cố đã giao cho mình', en: 'only incidents given to it' },
  },
  focal: {
    ...{ vi: 'Đầu mối', en: 'Focal person' },
    does: { vi: 'chỉ điểm cầu của mình', en: 'the own site only' },
  },
  viewer: {
    ...{ vi: 'Người xem', en: 'Viewer' },
    does: { vi: 'chỉ xem', en: 'only looks' },
  },
}
