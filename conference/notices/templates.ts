import type { NoticeChannel, NoticeKind, NoticeWording } from '#contract/notices'

const greeting = 'Kính gửi {nguoi-nhan} ({diem-cau}),\n\n'
const toOffice = 'Kính gửi {nguoi-nhan},\n\n'
const plan =
  'Phiên họp: {phien-hop}\nBắt đầu: {bat-dau}\nKết thúc: {ket-thuc}\nChủ trì: {chu-tri}\nTổ chức: {don-vi-to-chuc}\n'
const signed =
  '\nTrang họp: {trang}\nTrực kỹ thuật: {truc-ky-thuat}\n\n{co-quan}\nThư gửi tự động, xin không trả lời thư này.'

const mail = (subject: string, text: string): NoticeWording => ({ subject, text: `${text}${signed}` })
const sms = (text: string): NoticeWording => ({ subject: '', text })

/** The templates that come with the program. */
export const builtIn: Readonly<Record<NoticeKind, Readonly<Record<NoticeChannel, NoticeWording>>>> = {
  invited: {
    email: mail(
      'Mời họp trực tuyến: {phien-hop}, {bat-dau}',
      `${greeting}Trân trọng mời đơn vị dự phiên họp trực tuyến:\n\n${plan}Yêu cầu: {yeu-cau}\n\nĐề nghị bấm “Đã nhận” trên trang của điểm cầu, ghi người dự họp, và kiểm thử trước giờ họp.\n`,
    ),
    sms: sms(
      '{co-quan} mời {diem-cau} họp trực tuyến: {phien-hop}, {bat-dau}. Đề nghị xác nhận trên trang của điểm cầu. Trực kỹ thuật: {truc-ky-thuat}',
    ),
  },
  changed: {
    email: mail(
      'Thay đổi: {phien-hop}, {bat-dau}',
      `${greeting}Phiên họp đã báo (bắt đầu {bat-dau-cu}) có thay đổi. Từ nay theo thông tin sau:\n\n${plan}Yêu cầu: {yeu-cau}\n\nNếu trang của điểm cầu hỏi lại, đề nghị bấm “Đã nhận” một lần nữa.\n`,
    ),
    sms: sms(
      '{co-quan}: {phien-hop} có thay đổi, nay bắt đầu {bat-dau}, chủ trì {chu-tri}. Đề nghị xem trang của {diem-cau}. Trực kỹ thuật: {truc-ky-thuat}',
    ),
  },
  cancelled: {
    email: mail(
      'Hủy: {phien-hop}, {bat-dau}',
      `${greeting}Phiên họp sau đây không tổ chức nữa:\n\n${plan}Lý do: {ly-do}\n`,
    ),
    sms: sms('{co-quan}: HỦY {phien-hop} ({bat-dau}). Lý do: {ly-do}'),
  },
  dropped: {
    email: mail(
      'Không còn trong thành phần dự: {phien-hop}',
      `${greeting}{diem-cau} không còn trong thành phần dự phiên họp sau đây; đơn vị không phải tham dự:\n\n${plan}`,
    ),
    sms: sms('{co-quan}: {diem-cau} không còn trong thành phần dự {phien-hop} ({bat-dau}).'),
  },
  unanswered: {
    email: mail(
      'Chưa xác nhận: {phien-hop}, {bat-dau}',
      `${greeting}Điểm cầu chưa xác nhận đã nhận lời mời họp:\n\n${plan}\nĐề nghị bấm “Đã nhận” trên trang của điểm cầu, hoặc xin vắng kèm lý do.\n`,
    ),
    sms: sms(
      '{co-quan}: {diem-cau} chưa xác nhận {phien-hop}, {bat-dau}. Đề nghị mở trang của điểm cầu và bấm Đã nhận. Trực kỹ thuật: {truc-ky-thuat}',
    ),
  },
  'site-late': {
    email: mail(
      'Điểm cầu chưa sẵn sàng ({moc}): {phien-hop}',
      `${greeting}Đến mốc {moc}, {diem-cau} chưa kiểm thử đạt cho phiên họp {phien-hop}, bắt đầu {bat-dau}.\n\nĐề nghị mở trang của điểm cầu và bấm “Kiểm thử”; nếu không đạt, gọi trực kỹ thuật.\n`,
    ),
    sms: sms(
      '{co-quan}: {diem-cau} CHƯA SẴN SÀNG ({moc}) cho {phien-hop}, {bat-dau}. Đề nghị mở trang, bấm Kiểm thử. Trực kỹ thuật: {truc-ky-thuat}',
    ),
  },
  'province-late': {
    email: mail(
      '{so-luong} điểm cầu chưa sẵn sàng ({moc}): {phien-hop}',
      `${toOffice}Đến mốc {moc}, {so-luong} điểm cầu chưa kiểm thử đạt cho phiên họp {phien-hop}, bắt đầu {bat-dau}:\n\n{danh-sach}\n\nĐề nghị liên hệ các điểm cầu; danh sách đủ ở bàn điều khiển, thẻ Kiểm thử.\n`,
    ),
    sms: sms('{so-luong} điểm cầu CHƯA SẴN SÀNG ({moc}) cho {phien-hop}, {bat-dau}: {danh-sach}'),
  },
  unnamed: {
    email: mail(
      '{so-luong} điểm cầu chưa có đầu mối',
      `${toOffice}Hôm nay {so-luong} điểm cầu chưa có đầu mối còn hiệu lực trong danh bạ:\n\n{danh-sach}\n\nĐề nghị các đơn vị cử đầu mối và ghi vào danh bạ (trang Văn phòng, Danh bạ điểm cầu, lọc “chưa có đầu mối”).\n`,
    ),
    sms: sms('{co-quan}: {so-luong} điểm cầu chưa có đầu mối: {danh-sach}. Đề nghị ghi vào danh bạ.'),
  },
}
