import type { Asked } from './rows.ts'

/** What belongs together: `session` of `session.open`. */
type Duty<Name extends string> = Name extends `${infer Group}.${string}` ? Group : Name

interface Words {
  /** With a verb: it fills “Vai trò của tài khoản này không gồm việc “…””. */
  vi: string
  /** A gerund: it fills “The role of this account does not include “…””. */
  en: string
}

/** What a refusal calls the operations of a group: nobody at a screen knows their names. A group that has none does not compile. */
export const dutyNames: Record<Duty<Asked>, Words> = {
  hello: { vi: 'mở trang điều khiển', en: 'opening the console' },
  registry: { vi: 'xem danh mục điểm cầu', en: 'viewing the list of sites' },
  still: { vi: 'xem ảnh của điểm cầu', en: 'viewing pictures of sites' },
  node: { vi: 'xem thông tin máy chủ', en: 'viewing what the node is' },
  sessions: { vi: 'xem các phiên họp', en: 'viewing the sessions' },
  session: { vi: 'mở, điều khiển và đóng phiên họp', en: 'opening, running and closing sessions' },
  audience: {
    vi: 'lập, phát chương trình riêng cho một nhóm điểm cầu',
    en: 'making and taking programs for some sites',
  },
  content: { vi: 'trình chiếu nội dung', en: 'presenting content on the screens' },
  control: { vi: 'giao, nhận quyền điều khiển', en: 'giving and taking control of a session' },
  showing: { vi: 'xin và cho phép đưa điểm cầu lên hình', en: 'asking and giving consent to show sites' },
  patrol: { vi: 'lập, chạy luân phiên điểm cầu', en: 'making and running patrols' },
  scenes: { vi: 'lưu, sửa, xóa bố cục', en: 'saving, changing and deleting scenes' },
  script: { vi: 'soạn, chạy kịch bản điều hành', en: 'writing and running the script of a session' },
  line: { vi: 'nói trên đường liên lạc kỹ thuật', en: 'talking on the operators’ line' },
  floor: { vi: 'mời phát biểu, bật tắt micro', en: 'giving the floor and switching microphones' },
  cue: { vi: 'chuẩn bị điểm cầu phát biểu', en: 'preparing who speaks next' },
  chair: { vi: 'gọi và xử lý lời gọi của chủ tọa', en: 'making and handling calls of the chair' },
  'roll-call': { vi: 'điểm danh', en: 'calling the roll' },
  view: { vi: 'xem hình và nghe tiếng ở bàn điều khiển', en: 'watching and listening at the console' },
  readiness: { vi: 'xem tình trạng sẵn sàng', en: 'viewing the readiness of sites' },
  quality: { vi: 'xem chất lượng đường truyền', en: 'viewing the quality of lines' },
  tests: { vi: 'kiểm thử điểm cầu', en: 'testing sites' },
  rounds: { vi: 'mở, điều khiển đợt kiểm thử', en: 'opening and running test rounds' },
  incidents: { vi: 'xử lý sự cố', en: 'handling incidents' },
  ladder: {
    vi: 'đặt, xác nhận các mốc chuẩn bị trước phiên họp',
    en: 'setting and declaring the steps before a session',
  },
  record: { vi: 'xem nhật ký vận hành', en: 'viewing the operations log' },
  calendar: { vi: 'lập, sửa lịch phiên họp', en: 'planning and changing sessions' },
  participation: { vi: 'xem tình hình tham dự', en: 'viewing participation' },
  directory: { vi: 'sửa danh bạ điểm cầu', en: 'changing the directory of sites' },
  bodies: { vi: 'sửa danh sách sở, ngành và cơ quan khác', en: 'changing departments and other bodies' },
  lineage: { vi: 'sửa tên cũ của đơn vị', en: 'changing former names of units' },
  circuits: { vi: 'xem danh sách đường truyền', en: 'viewing the list of lines' },
  search: { vi: 'tìm kiếm', en: 'searching' },
  notices: { vi: 'xem, gửi lại thông báo', en: 'viewing and sending notices again' },
  sites: { vi: 'cấp, thu hồi liên kết của điểm cầu', en: 'issuing and revoking links of sites' },
  links: { vi: 'xem kết nối giữa các cấp', en: 'viewing the links between the tiers' },
  consoles: {
    vi: 'cấp liên kết đăng nhập, chấm dứt các lần đăng nhập',
    en: 'issuing sign-in links and ending sign-ins',
  },
  tokens: { vi: 'cấp, thu hồi mã truy cập', en: 'issuing and revoking access tokens' },
  accounts: { vi: 'quản lý tài khoản', en: 'managing accounts' },
}

const look = {
  scenes: { vi: 'xem các bố cục đã lưu', en: 'viewing saved scenes' },
  script: { vi: 'xem kịch bản điều hành', en: 'viewing the script of a session' },
  calendar: { vi: 'xem lịch phiên họp', en: 'viewing the calendar of sessions' },
  templates: { vi: 'xem mẫu phiên họp', en: 'viewing templates of sessions' },
  directory: { vi: 'xem danh bạ điểm cầu', en: 'viewing the directory of sites' },
} as const satisfies Record<string, Words>

/** Operations that other roles may call than the rest of their group, since they change nothing or something else. */
const ownNames: Partial<Record<Asked, Words>> = {
  'scenes.list': look.scenes,
  'script.get': look.script,
  'script.agenda': look.script,
  'line.list': { vi: 'xem đường liên lạc kỹ thuật', en: 'reading the operators’ line' },
  'roll-call.list': { vi: 'xem kết quả điểm danh', en: 'viewing roll-calls' },
  'view.publish': { vi: 'phát hình, tiếng từ bàn điều khiển', en: 'sending from the console' },
  'view.unpublish': { vi: 'phát hình, tiếng từ bàn điều khiển', en: 'sending from the console' },
  'rounds.list': { vi: 'xem các đợt kiểm thử', en: 'viewing test rounds' },
  'incidents.list': { vi: 'xem các sự cố', en: 'viewing incidents' },
  'ladder.get': { vi: 'xem các mốc chuẩn bị trước phiên họp', en: 'viewing the steps before a session' },
  'calendar.list': look.calendar,
  'calendar.get': look.calendar,
  'calendar.templates': look.templates,
  'calendar.keep-template': { vi: 'lập mẫu phiên họp', en: 'keeping templates of sessions' },
  'calendar.rename-template': { vi: 'sửa mẫu phiên họp', en: 'renaming templates of sessions' },
  'calendar.delete-template': { vi: 'xóa mẫu phiên họp', en: 'deleting templates of sessions' },
  'calendar.acknowledgements': look.calendar,
  'calendar.acknowledge': { vi: 'xác nhận tham dự phiên họp', en: 'acknowledging sessions' },
  'participation.export': { vi: 'xuất bảng tham dự', en: 'exporting participation' },
  'directory.list': look.directory,
  'directory.get': look.directory,
  'directory.history': look.directory,
  'directory.export': { vi: 'xuất danh bạ điểm cầu', en: 'exporting the directory of sites' },
  'bodies.list': {
    vi: 'xem danh sách sở, ngành và cơ quan khác',
    en: 'viewing departments and other bodies',
  },
  'lineage.list': { vi: 'xem tên cũ của đơn vị', en: 'viewing former names of units' },
  'notices.set-template': { vi: 'sửa mẫu thông báo', en: 'changing templates of notices' },
  'sites.list': { vi: 'xem danh sách điểm cầu', en: 'viewing the list of sites' },
  'sites.list-links': { vi: 'xem liên kết của điểm cầu', en: 'viewing links of sites' },
}

export function dutyOf(asked: Asked): Words {
  const [group = asked] = asked.split('.')
  return ownNames[asked] ?? dutyNames[group as Duty<Asked>]
}
