import type { Meaning, Phrase } from '#browser/kit'
import type { NoticeChannel, NoticeFault, NoticeKind, NoticeStanding } from '#contract/notices'

export const kindWords: Readonly<Record<NoticeKind, Phrase>> = {
  invited: { vi: 'Mời họp', en: 'Invitation' },
  changed: { vi: 'Thay đổi', en: 'Change' },
  cancelled: { vi: 'Hủy họp', en: 'Cancellation' },
  dropped: { vi: 'Không còn được mời', en: 'No longer invited' },
  unanswered: { vi: 'Nhắc xác nhận', en: 'Reminder' },
  'site-late': { vi: 'Điểm cầu chưa sẵn sàng', en: 'Site not ready' },
  'province-late': { vi: 'Văn phòng: nơi chưa sẵn sàng', en: 'Office: sites not ready' },
  unnamed: { vi: 'Văn phòng: chưa có đầu mối', en: 'Office: no focal person' },
}

export const channelWords: Readonly<Record<NoticeChannel, Phrase>> = {
  email: { vi: 'Thư', en: 'E-mail' },
  sms: { vi: 'Tin nhắn', en: 'Short message' },
}

export const standingWords: Readonly<Record<NoticeStanding, Phrase & { meaning: Meaning }>> = {
  waiting: { vi: 'Chờ gửi', en: 'Waiting', meaning: 'action' },
  sent: { vi: 'Đã gửi', en: 'Sent', meaning: 'ready' },
  failed: { vi: 'Gửi hỏng', en: 'Failed', meaning: 'attention' },
  lapsed: { vi: 'Không gửi nữa', en: 'Not sent', meaning: 'unknown' },
}

/** Why an attempt came to nothing, and what to do. */
export const faultWords: Readonly<Record<NoticeFault, { why: Phrase; todo: Phrase }>> = {
  unreachable: {
    why: { vi: 'Không nối được máy chủ gửi', en: 'The server can not be reached' },
    todo: {
      vi: 'Báo quản trị hệ thống xem máy chủ thư, cổng SMS, chứng thư. Nối được thì tự gửi tiếp.',
      en: 'Ask the administrator to look at the mail server or gateway and its certificate. It goes on by itself.',
    },
  },
  'sign-in': {
    why: {
      vi: 'Máy chủ gửi không nhận mật khẩu hoặc khóa',
      en: 'The server refuses the password or the key',
    },
    todo: {
      vi: 'Báo quản trị hệ thống sửa tài khoản gửi, mật khẩu hoặc khóa ký, rồi khởi động lại tiến trình control.',
      en: 'Ask the administrator to mend the account, password or secret, then to restart the control process.',
    },
  },
  busy: {
    why: { vi: 'Máy chủ gửi đang bận', en: 'The server is busy' },
    todo: {
      vi: 'Tự gửi lại. Kéo dài thì báo quản trị hệ thống.',
      en: 'It is tried again. If it lasts, tell the administrator.',
    },
  },
  address: {
    why: { vi: 'Địa chỉ không có hoặc không nhận', en: 'The address does not exist or takes nothing' },
    todo: {
      vi: 'Gọi đầu mối hỏi lại địa chỉ, sửa trong Danh bạ điểm cầu: địa chỉ mới được báo ngay.',
      en: 'Ask the focal person, mend it in the directory: the new address is told at once.',
    },
  },
  refused: {
    why: { vi: 'Máy chủ gửi từ chối', en: 'The server refused it' },
    todo: {
      vi: 'Đọc câu trả lời bên dưới, báo quản trị hệ thống, rồi gửi lại.',
      en: 'Read its answer below, tell the administrator, then send again.',
    },
  },
  redirected: {
    why: { vi: 'Cổng SMS chuyển đi nơi khác', en: 'The gateway points elsewhere' },
    todo: {
      vi: 'Báo quản trị hệ thống ghi đúng địa chỉ cổng SMS: máy chủ không đi theo địa chỉ khác.',
      en: 'Ask the administrator for the right address of the gateway: no other one is followed.',
    },
  },
}
