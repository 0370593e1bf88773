import type { Asked } from './rows.ts'

/** What belongs together: `session` of `session.open`. */
type Duty<Name extends string> = Name extends `${infer Group}.${string}` ? Group : Name

/** What a refusal calls the operations of a group: nobody at a screen knows their names. A group that has none does not compile. */
export const dutyNames: Record<Duty<Asked>, { vi: string; en: string }> = {
  hello: { vi: 'mở trang điều khiển', en: 'the console' },
  registry: { vi: 'xem danh mục điểm cầu', en: 'the list of sites' },
  still: { vi: 'xem ảnh của điểm cầu', en: 'pictures of sites' },
  node: { vi: 'xem thông tin máy chủ', en: 'the node' },
  sessions: { vi: 'xem các phiên họp', en: 'the sessions' },
  session: { vi: 'mở, điều khiển và đóng phiên họp', en: 'to open, run and close sessions' },
  audience: { vi: 'chương trình riêng cho một nhóm điểm cầu', en: 'programs for some sites' },
  content: { vi: 'trình chiếu nội dung', en: 'content on the screens' },
  control: { vi: 'giao, nhận quyền điều khiển', en: 'who controls a session' },
  showing: { vi: 'xin và cho phép đưa điểm cầu lên hình', en: 'consent to show sites' },
  patrol: { vi: 'luân phiên điểm cầu', en: 'patrols' },
  scenes: { vi: 'bố cục đã lưu', en: 'saved scenes' },
  script: { vi: 'kịch bản điều hành', en: 'the script of a session' },
  line: { vi: 'đường liên lạc kỹ thuật', en: 'the operators’ line' },
  floor: { vi: 'mời phát biểu, bật tắt micro', en: 'the floor and the microphones' },
  cue: { vi: 'chuẩn bị điểm cầu phát biểu', en: 'to prepare who speaks next' },
  chair: { vi: 'lời gọi của chủ tọa', en: 'calls of the chair' },
  'roll-call': { vi: 'điểm danh', en: 'the roll-call' },
  view: { vi: 'xem hình và nghe tiếng ở bàn điều khiển', en: 'pictures and sound at the console' },
  readiness: { vi: 'xem tình trạng sẵn sàng', en: 'the readiness of sites' },
  quality: { vi: 'xem chất lượng đường truyền', en: 'the quality of lines' },
  tests: { vi: 'kiểm thử điểm cầu', en: 'tests of sites' },
  rounds: { vi: 'đợt kiểm thử', en: 'test rounds' },
  incidents: { vi: 'xử lý sự cố', en: 'incidents' },
  ladder: { vi: 'các mốc chuẩn bị trước phiên họp', en: 'the steps before a session' },
  record: { vi: 'xem nhật ký vận hành', en: 'the operations log' },
  calendar: { vi: 'lịch phiên họp', en: 'the calendar of sessions' },
  participation: { vi: 'tình hình tham dự', en: 'participation' },
  directory: { vi: 'danh bạ điểm cầu', en: 'the directory of sites' },
  bodies: { vi: 'danh sách sở, ngành và cơ quan khác', en: 'departments and other bodies' },
  lineage: { vi: 'tên cũ của đơn vị', en: 'former names of units' },
  circuits: { vi: 'danh sách đường truyền', en: 'the list of lines' },
  search: { vi: 'tìm kiếm', en: 'the search' },
  notices: { vi: 'thông báo gửi đi', en: 'notices' },
  sites: { vi: 'danh sách và liên kết của điểm cầu', en: 'the list of sites and their links' },
  links: { vi: 'xem kết nối giữa các cấp', en: 'the links between the tiers' },
  consoles: { vi: 'liên kết đăng nhập và các lần đăng nhập', en: 'sign-in links and sign-ins' },
  tokens: { vi: 'mã truy cập', en: 'access tokens' },
  accounts: { vi: 'quản lý tài khoản', en: 'accounts' },
}

export function dutyOf(asked: Asked): { vi: string; en: string } {
  const [group = asked] = asked.split('.')
  return dutyNames[group as Duty<Asked>]
}
