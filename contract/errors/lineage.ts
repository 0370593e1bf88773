import { type CatalogueSlice, entry } from './entry.ts'

/** What units were called before they were merged or renamed. */
export const lineageErrors = {
  'lineage.no-headings': entry(
    'operator',
    'Không thấy dòng tiêu đề trong 10 dòng đầu: cần hai cột “Tên đơn vị cũ” và “Mã đơn vị mới”.',
    'No headings within the first ten rows: the columns “Tên đơn vị cũ” and “Mã đơn vị mới” are needed.',
  ),
  'lineage.unknown': entry(
    'operator',
    'Không có tên cũ này (có thể vừa được xóa). Hãy tải lại trang.',
    'There is no such former unit (it may have been taken out just now). Load the page again.',
  ),
  'lineage.full': entry(
    'operator',
    'Quá nhiều tên cũ (tối đa {most}). Hãy xóa những tên không cần rồi nhập lại.',
    'Too many former units (at most {most}). Take out those that are not needed and import again.',
  ),
} as const satisfies CatalogueSlice
