import { type CatalogueSlice, entry } from './entry.ts'

/** Notices by e-mail and short message. */
export const noticeErrors = {
  'notice.unknown': entry(
    'caller',
    'Không có thông báo “{notice}”; có thể đã quá hạn lưu.',
    'There is no notice “{notice}”; it may have been kept long enough.',
  ),
  'notice.not-failed': entry(
    'operator',
    'Chỉ gửi lại được thông báo gửi hỏng mà việc được báo chưa qua. Hãy xem lại danh sách.',
    'Only a failed notice of what is not over can be sent again. Look at the list again.',
  ),
  'notice.template-wrong': entry(
    'operator',
    'Mẫu thông báo không dùng được: {vi}.',
    'The template can not be used: {en}.',
  ),
  'notice.template-stale': entry(
    'operator',
    'Mẫu này đã được {by} sửa trong lúc đó. Hãy tải lại rồi sửa tiếp.',
    'This template was changed by {by} meanwhile. Load it again, then go on.',
  ),
} satisfies CatalogueSlice
