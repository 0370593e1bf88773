import { day, plain, type Read, wrong } from '#conference/directory'
import { type FormerColumn, formerColumn } from '#contract/lineage'

/** One column of the sheet of former units: what people read there, and how its cells are read. */
export interface FormerColumnOf {
  key: FormerColumn
  vi: string
  en: string
  explained: string
  example: string
  read: (text: string) => Read
}

type Described = Omit<FormerColumnOf, 'key'>

const text = (vi: string, en: string, explained: string, example: string): Described => ({
  ...{ vi, en, explained, example },
  read: plain(120),
})

/** Five digits of a commune, two of a province; a sheet drops the zeros in front. */
function code(text: string): Read {
  const digits = text.replace(/\s/g, '')
  if (/^\d{1,5}$/.test(digits)) return { text: digits.padStart(digits.length <= 2 ? 2 : 5, '0') }
  return wrong(
    'Không phải mã đơn vị. Ghi 5 số của xã hoặc 2 số của tỉnh.',
    'No unit code. Write the five digits of a commune or the two of a province.',
  )
}

const described: Record<FormerColumn, Described> = {
  code: {
    ...{ vi: 'Mã đơn vị cũ', en: 'Former code', explained: 'Không bắt buộc.', example: '07903' },
    read: code,
  },
  kind: text('Loại đơn vị cũ', 'Former kind', 'Xã, Phường, Thị trấn… nếu tên chưa có loại.', 'Xã'),
  name: text('Tên đơn vị cũ', 'Former name', 'Bắt buộc.', 'Kim Đức'),
  district: text('Cấp huyện cũ', 'Former district', 'Để phân biệt các xã cùng tên.', 'Thành phố Việt Trì'),
  province: text('Tỉnh cũ', 'Former province', 'Để phân biệt các xã cùng tên.', 'Tỉnh Phú Thọ'),
  site: text(
    'Mã đơn vị mới',
    'New code',
    'Bắt buộc. Mã 5 số của xã (07900), 2 số của tỉnh, hoặc mã điểm cầu (VN-25-07900).',
    '07900',
  ),
  unit: text(
    'Tên đơn vị mới',
    'New name',
    'Không bắt buộc; nếu ghi thì phải khớp với mã mới.',
    'Phường Việt Trì',
  ),
  document: text('Văn bản', 'Document', 'Nghị quyết sắp xếp, đổi tên.', 'NQ 1676/NQ-UBTVQH15'),
  from: {
    vi: 'Từ ngày',
    en: 'From',
    explained: 'Bắt buộc. Ngày đầu tiên mang tên mới, ngày/tháng/năm.',
    example: '01/07/2025',
    read: day,
  },
}

/** Every column of the sheet, in its order. */
export const formerColumns: readonly FormerColumnOf[] = formerColumn.options.map((key) => ({
  key,
  ...described[key],
}))
