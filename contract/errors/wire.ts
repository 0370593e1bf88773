import { type CatalogueSlice, entry } from './entry.ts'

/** What came over a wire and can not be read. */
export const wireErrors = {
  'protocol.mismatch': entry(
    'peer',
    'Phiên bản không khớp: bên này dùng giao thức {ours}, bên kia dùng {theirs}. Hãy tải lại trang hoặc nâng cấp bản cũ hơn.',
    'Protocol versions differ: this side speaks {ours}, the other {theirs}. Reload the page or upgrade the older one.',
  ),
  'message.malformed': entry(
    'caller',
    'Tin nhắn không đúng định dạng: {reason}.',
    'The message is malformed: {reason}.',
  ),
  'message.too-large': entry(
    'caller',
    'Tin nhắn quá lớn (tối đa {limit} byte).',
    'The message is too large (at most {limit} bytes).',
  ),
  'message.unknown': entry('caller', 'Không có thao tác “{op}”.', 'There is no operation “{op}”.'),
  'message.out-of-order': entry(
    'caller',
    'Thao tác “{op}” đến sai thứ tự: {reason}.',
    'Operation “{op}” came out of order: {reason}.',
  ),
  'message.too-many': entry(
    'caller',
    'Gửi quá nhanh. Hãy chờ {seconds} giây rồi thử lại.',
    'Too many messages. Wait {seconds} seconds and try again.',
  ),
} as const satisfies CatalogueSlice
