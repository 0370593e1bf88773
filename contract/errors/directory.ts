import { type CatalogueSlice, entry } from './entry.ts'

/** The directory of sites, and files that are read into it. */
export const directoryErrors = {
  'directory.not-here': entry(
    'operator',
    '{site} không thuộc {node}: danh bạ của điểm cầu do máy chủ của cấp mình giữ.',
    '{site} is not of {node}: the directory of a site is kept by the node of its own tier.',
  ),
  'directory.stale': entry(
    'operator',
    'Danh bạ của {site} đã được {by} sửa trong lúc đó. Hãy tải lại rồi sửa tiếp, hoặc nhập lại tệp.',
    'The directory of {site} was changed by {by} meanwhile. Load it again before changing it, or import the file again.',
  ),
  'directory.field-wrong': entry('operator', '{heading}: {vi}', '{heading}: {en}'),
  'directory.file-unreadable': entry(
    'operator',
    'Không đọc được tệp: {vi}.',
    'The file can not be read: {en}.',
  ),
  'directory.file-too-large': entry(
    'operator',
    'Tệp quá lớn ({what}: tối đa {most}). Hãy chia thành nhiều tệp nhỏ hơn.',
    'The file is too large ({what}: at most {most}). Split it into smaller ones.',
  ),
  'directory.no-headings': entry(
    'operator',
    'Không thấy dòng tiêu đề trong 10 dòng đầu: cần cột “Mã đơn vị” hoặc “Tên đơn vị” và ít nhất một cột của tệp mẫu.',
    'No headings within the first ten rows: the column “Mã đơn vị” or “Tên đơn vị” is needed, and one more of the template.',
  ),
  'directory.heading-twice': entry(
    'operator',
    'Cột “{heading}” có hai lần. Hãy bỏ một cột.',
    'The column “{heading}” stands there twice. Remove one.',
  ),
  'import.unknown': entry(
    'operator',
    'Bản xem trước này không còn (đã xác nhận, đã quá hạn, hoặc máy chủ đã khởi động lại). Hãy chọn lại tệp.',
    'This preview is gone (confirmed, expired, or the node was restarted). Choose the file again.',
  ),
} as const satisfies CatalogueSlice
