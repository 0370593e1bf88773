import { type CatalogueSlice, entry } from './entry.ts'

/** The script of a session. */
export const scriptErrors = {
  'script.none': entry(
    'operator',
    'Cấp này chưa có kịch bản cho phiên họp.',
    'This tier has no script for the session.',
  ),
  'script.stale': entry(
    'operator',
    'Kịch bản đã được {by} sửa hoặc chuyển dòng lúc {at}. Hãy xem dòng đang chạy rồi làm lại.',
    'The script was changed or moved by {by} at {at}. Look where it is, then do it again.',
  ),
  'script.line-unknown': entry(
    'operator',
    'Kịch bản không còn dòng này. Hãy chọn dòng khác.',
    'The script has no such line (any more). Choose another one.',
  ),
  'script.no-further': entry(
    'operator',
    'Kịch bản không có dòng nào ở phía đó.',
    'The script has no line in that direction.',
  ),
  'script.line-runs': entry(
    'operator',
    'Dòng “{title}” đang chạy, không xóa được. Hãy chuyển sang dòng khác trước.',
    'The line “{title}” runs and can not be deleted. Go to another line first.',
  ),
  'script.scene-gone': entry(
    'operator',
    'Dòng “{title}” dùng một cảnh đã bị xóa. Hãy chọn cảnh khác cho dòng này; màn hình và micro chưa đổi.',
    'The line “{title}” uses a scene that was deleted. Choose another one for it; screen and microphones have not changed.',
  ),
  'script.audience-gone': entry(
    'operator',
    'Dòng “{title}” dùng một chương trình riêng đã đóng. Hãy sửa dòng này; màn hình và micro chưa đổi.',
    'The line “{title}” uses the program of an audience that was closed. Change the line; screen and microphones have not changed.',
  ),
  'script.nothing-to-undo': entry(
    'operator',
    'Không có bước chuyển dòng nào để hoàn tác.',
    'There is no move of the script to take back.',
  ),
} as const satisfies CatalogueSlice
