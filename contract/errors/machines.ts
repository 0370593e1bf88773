import { type CatalogueSlice, entry } from './entry.ts'

/** Media hosts and nodes: what no person did wrong. */
export const machineErrors = {
  'media.unavailable': entry(
    'us',
    'Máy chủ hình và tiếng tạm thời không phục vụ. Hệ thống đang tự kết nối lại; không cần thao tác.',
    'The media host is not available for now. It is being reconnected; nothing to do.',
  ),
  'media.rejected': entry(
    'caller',
    'Tham số hình/tiếng không được chấp nhận: {reason}.',
    'The media parameters were not accepted: {reason}.',
  ),
  'media.worker-lost': entry(
    'us',
    'Bộ xử lý hình và tiếng vừa khởi động lại; đang tự vào lại.',
    'The media worker restarted; re-joining by itself.',
  ),
  'node.unreachable': entry(
    'peer',
    'Không liên lạc được với {node}. Hãy gọi trực kỹ thuật của cấp đó.',
    '{node} can not be reached. Call the duty technician of that tier.',
  ),
  internal: entry(
    'us',
    'Lỗi bên trong hệ thống, đã ghi nhật ký. Mã tra cứu: {ref}.',
    'Internal error, logged. Reference: {ref}.',
  ),
} as const satisfies CatalogueSlice
