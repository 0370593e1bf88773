import { type CatalogueSlice, entry } from './entry.ts'

/** Departments and other bodies as sites. */
export const bodyErrors = {
  'body.not-here': entry(
    'operator',
    '{site} không thuộc {node}: sở, ngành do máy chủ của tỉnh mình lập.',
    '{site} is not of {node}: a body is made at the node of its own province.',
  ),
  'body.unknown': entry(
    'operator',
    'Không có cơ quan mã {site}. Hãy tải lại trang.',
    'There is no body {site}. Load the page again.',
  ),
  'body.stale': entry(
    'operator',
    '{site} đã được {by} sửa trong lúc đó. Hãy tải lại rồi sửa tiếp.',
    '{site} was changed by {by} meanwhile. Load it again before changing it.',
  ),
  'body.name-taken': entry(
    'operator',
    'Đã có cơ quan tên “{name}” ({site}). Hãy dùng cơ quan ấy hoặc đặt tên khác.',
    'There is a body named “{name}” already ({site}). Use that one or another name.',
  ),
  'body.too-many': entry(
    'operator',
    'Quá nhiều cơ quan (tối đa {most}).',
    'Too many bodies (at most {most}).',
  ),
} as const satisfies CatalogueSlice
