import { type CatalogueSlice, entry } from './entry.ts'

/** What tiers ask of one another: control, showing, a program of a part. */
export const controlErrors = {
  'control.fenced': entry(
    'operator',
    'Quyền điều khiển đã đổi: {holder} đang điều khiển từ {since} (số {current}, lệnh này mang số {seen}). Lệnh không được thực hiện; hãy xem lại màn hình.',
    'Control has changed hands: {holder} controls since {since} (number {current}, this command carries {seen}). The command was not carried out; look at the screen again.',
  ),
  'showing.not-agreed': entry(
    'operator',
    'Tỉnh yêu cầu xin trước khi đưa lên hình: {sites}. Hãy gửi yêu cầu và chờ tỉnh đồng ý.',
    'Their province wants to be asked before these sites are shown: {sites}. Send a request and wait for its consent.',
  ),
  'showing.refused': entry(
    'operator',
    'Tỉnh không cho đưa lên hình: {sites}. Hãy chọn điểm cầu khác hoặc gọi trực kỹ thuật của tỉnh.',
    'Their province does not let these sites be shown: {sites}. Choose another site, or call the province’s duty technician.',
  ),
  'showing.not-needed': entry(
    'operator',
    '{site} lên hình được ngay, không cần xin.',
    '{site} can be shown at once, without asking.',
  ),
  'showing.too-many': entry(
    'operator',
    'Đã có {count} yêu cầu đang chờ, là mức tối đa. Hãy chờ trả lời hoặc rút bớt.',
    '{count} requests wait, which is the most. Wait for answers, or withdraw some.',
  ),
  'showing.unknown': entry('caller', 'Không có yêu cầu “{request}”.', 'There is no request “{request}”.'),
  'showing.over': entry(
    'operator',
    'Yêu cầu này đã kết thúc ({state}); không trả lời được nữa.',
    'This request has ended ({state}); it can not be answered any more.',
  ),
  'part.not-allowed': entry(
    'operator',
    '{owner} chưa cho phép tỉnh chạy chương trình riêng trong phiên họp này. Hãy gọi trực kỹ thuật cấp trên.',
    '{owner} does not allow a province a program of its own in this session. Call the duty technician of the tier above.',
  ),
  'part.exists': entry(
    'operator',
    'Tỉnh đang có chương trình riêng trong phiên họp này rồi.',
    'The province has a program of its own in this session already.',
  ),
} as const satisfies CatalogueSlice
