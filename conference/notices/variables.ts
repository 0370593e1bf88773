import type { NoticeKind } from '#contract/notices'

/** What every template may name. */
const always = {
  'nguoi-nhan': 'họ tên người nhận; thư gửi văn phòng: tên đơn vị',
  'diem-cau': 'điểm cầu được báo',
  'co-quan': 'đơn vị gửi thông báo',
  'truc-ky-thuat': 'số điện thoại trực kỹ thuật',
  trang: 'địa chỉ trang họp (không phải liên kết riêng của điểm cầu)',
} as const
const ofPlan = {
  'phien-hop': 'tên phiên họp',
  'bat-dau': 'giờ, ngày bắt đầu',
  'ket-thuc': 'giờ, ngày kết thúc',
  'chu-tri': 'người chủ trì, nơi chủ trì',
  'don-vi-to-chuc': 'đơn vị tổ chức',
  'yeu-cau': 'các yêu cầu đối với điểm cầu',
} as const
const ofList = { 'so-luong': 'số điểm cầu', 'danh-sach': 'tên các điểm cầu' } as const
const ofLadder = {
  'phien-hop': 'tên phiên họp',
  'bat-dau': 'giờ, ngày bắt đầu',
  moc: 'mốc kiểm thử, ví dụ T-60',
  ...ofList,
} as const

export type Variable =
  | keyof typeof always
  | keyof typeof ofPlan
  | keyof typeof ofLadder
  | 'ly-do'
  | 'bat-dau-cu'

/** What a template of each kind may name, and what it stands for. */
export const variablesOf: Readonly<Record<NoticeKind, Readonly<Partial<Record<Variable, string>>>>> = {
  invited: { ...always, ...ofPlan },
  changed: { ...always, ...ofPlan, 'bat-dau-cu': 'giờ, ngày bắt đầu đã báo trước đó' },
  cancelled: { ...always, ...ofPlan, 'ly-do': 'lý do hủy' },
  dropped: { ...always, ...ofPlan },
  unanswered: { ...always, ...ofPlan },
  'site-late': { ...always, ...ofLadder },
  'province-late': { ...always, ...ofLadder },
  unnamed: { ...always, ...ofList },
}

/** Without these nobody knows what a notice is about. */
export const neededBy: Readonly<Record<NoticeKind, readonly Variable[]>> = {
  invited: ['phien-hop', 'bat-dau'],
  changed: ['phien-hop', 'bat-dau'],
  cancelled: ['phien-hop', 'bat-dau'],
  dropped: ['phien-hop'],
  unanswered: ['phien-hop', 'bat-dau'],
  'site-late': ['phien-hop', 'bat-dau'],
  'province-late': ['phien-hop', 'danh-sach'],
  unnamed: ['danh-sach'],
}
