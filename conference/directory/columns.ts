import {
  type DirectoryColumn,
  type DirectoryField,
  directoryColumn,
  directoryField,
} from '#contract/directory'
import { choice, equipmentWords, kindWords, networkWords } from './choices.ts'
import { day, email, mbps, phone, plain } from './read-text.ts'
import type { Read } from './told.ts'

/** One column of the sheet: what people read there, and how its cells are read. */
export interface Column {
  key: DirectoryColumn
  vi: string
  en: string
  explained: string
  example: string
  read: (text: string) => Read
}

type Described = Omit<Column, 'key'>
const column = (
  vi: string,
  en: string,
  explained: string,
  example: string,
  read: (text: string) => Read,
): Described => ({ vi, en, explained, example, read })

const free = (longest: number) => ({ longest, say: `Chữ, tối đa ${longest} ký tự.` })
const text = (vi: string, en: string, longest: number, example: string, say = '') =>
  column(vi, en, `${say} ${free(longest).say}`.trim(), example, plain(longest))

const lineOf = (key: 'primary' | 'backup', vi: string, en: string, provider: string) => ({
  [`${key}.provider`]: text(`${vi}: nhà mạng`, `${en}: provider`, 120, provider, 'Bắt buộc khi có kênh này.'),
  [`${key}.network`]: column(
    `${vi}: mạng`,
    `${en}: network`,
    'TSLCD (mạng truyền số liệu chuyên dùng) hoặc Internet.',
    key === 'primary' ? 'TSLCD' : 'Internet',
    choice(networkWords),
  ),
  [`${key}.mbps`]: column(
    `${vi}: tốc độ (Mbps)`,
    `${en}: Mbps`,
    'Tốc độ theo hợp đồng, Mbps, ví dụ 20 hoặc 2,5.',
    '20',
    mbps,
  ),
  [`${key}.circuit`]: text(`${vi}: mã kênh`, `${en}: circuit`, 80, 'PTO-07900-01', 'Mã kênh của nhà mạng.'),
  [`${key}.phone`]: column(
    `${vi}: số trực 24/7`,
    `${en}: phone day and night`,
    'Số của nhà mạng trả lời cả ngày đêm.',
    '18001166',
    phone,
  ),
})

const personOf = (key: 'principal' | 'deputy1' | 'deputy2', vi: string, en: string, name: string) => ({
  [`${key}.name`]: text(`${vi}: họ tên`, `${en}: name`, 120, name, 'Bắt buộc khi có người này.'),
  [`${key}.post`]: text(`${vi}: chức vụ`, `${en}: post`, 120, 'Công chức Văn phòng – Thống kê'),
  [`${key}.phone`]: column(
    `${vi}: điện thoại`,
    `${en}: phone`,
    'Bắt buộc khi có người này. Một số, ví dụ 0912345678.',
    '0912345678',
    phone,
  ),
  [`${key}.email`]: column(
    `${vi}: thư điện tử`,
    `${en}: e-mail`,
    'Một địa chỉ để nhận thông báo; trống: không gửi thư.',
    'vanphong.viettri@phutho.gov.vn',
    email,
  ),
  [`${key}.from`]: column(
    `${vi}: từ ngày`,
    `${en}: from`,
    'Ngày/tháng/năm; trống: không ghi.',
    '01/07/2026',
    day,
  ),
  [`${key}.to`]: column(
    `${vi}: đến hết ngày`,
    `${en}: to`,
    'Ngày/tháng/năm, không trước “từ ngày”; trống: chưa hết.',
    '',
    day,
  ),
  [`${key}.document`]: text(`${vi}: văn bản cử`, `${en}: named by`, 120, 'CV 12/UBND-VP ngày 28/6/2026'),
})

const described: Record<string, Described> = {
  code: column(
    'Mã đơn vị',
    'Unit code',
    'Mã 5 số của xã (07900) hoặc mã điểm cầu (VN-25-07900). Trống thì tìm theo tên.',
    '07900',
    plain(40),
  ),
  name: column(
    'Tên đơn vị',
    'Unit name',
    'Tên đầy đủ, ví dụ Phường Việt Trì; phải khớp với mã khi có cả hai.',
    'Phường Việt Trì',
    plain(120),
  ),
  kind: column(
    'Loại điểm cầu',
    'Kind',
    `${Object.values(kindWords).join(' | ')}; trống: theo mã.`,
    'Cấp xã',
    choice(kindWords),
  ),
  'room.name': text('Phòng họp', 'Room', 120, 'Phòng họp trực tuyến tầng 2'),
  'room.address': text('Địa chỉ', 'Address', 200, 'Trụ sở UBND phường, đường Hùng Vương'),
  'equipment.type': column(
    'Thiết bị',
    'Equipment',
    `${Object.values(equipmentWords).join(' | ')}.`,
    'Trình duyệt',
    choice(equipmentWords),
  ),
  'equipment.camera': text('Camera', 'Camera', 120, 'Logitech Rally'),
  'equipment.microphone': text('Micrô', 'Microphone', 120, 'Jabra Speak 750'),
  'equipment.speaker': text('Loa', 'Loudspeaker', 120, 'Jabra Speak 750'),
  'equipment.display': text('Màn hình', 'Display', 120, 'TV 65 inch'),
  ...lineOf('primary', 'Kênh chính', 'Primary line', 'VNPT'),
  ...lineOf('backup', 'Kênh dự phòng', 'Backup line', 'Viettel'),
  ...personOf('principal', 'Đầu mối chính', 'Principal', 'Nguyễn Thị Hồng Hạnh'),
  ...personOf('deputy1', 'Đầu mối phó 1', 'Deputy 1', 'Trần Văn Minh'),
  ...personOf('deputy2', 'Đầu mối phó 2', 'Deputy 2', 'Lê Quốc Bảo'),
  notes: text('Ghi chú', 'Notes', 500, ''),
}

/** Every column of the sheet, in its order. */
export const columns: readonly Column[] = directoryColumn.options.map((key) => {
  const found = described[key]
  if (!found) throw new TypeError(`column ${key} is not described`)
  return { key, ...found }
})

export const columnOf = (key: DirectoryColumn): Column => {
  const found = columns.find((each) => each.key === key)
  if (!found) throw new TypeError(`no column ${key}`)
  return found
}

export const isField = (key: DirectoryColumn): key is DirectoryField =>
  directoryField.options.some((field) => field === key)
