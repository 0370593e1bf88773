import { type CatalogueSlice, entry } from './entry.ts'

/** Seats, sessions, scenes and sites. */
export const sessionErrors = {
  'seat.taken': entry(
    'site',
    'Điểm cầu này đang mở ở một trình duyệt khác từ {since}. Bấm “Chuyển sang máy này” để tiếp tục ở đây.',
    'This site is open in another browser since {since}. Press “Use this computer” to continue here.',
  ),
  'seat.foreign': entry(
    'caller',
    'Thao tác này nhắm tới chỗ của điểm cầu khác và bị từ chối.',
    'This operation aims at the seat of another site and was refused.',
  ),
  'seat.none': entry('caller', 'Chưa vào phòng họp (chưa có chỗ).', 'Not seated yet: say hello first.'),
  'session.unknown': entry('caller', 'Không có phiên họp “{session}”.', 'There is no session “{session}”.'),
  'session.too-many': entry(
    'operator',
    'Máy chủ này đã có {count} phiên họp, là mức nhiều nhất. Hãy kết thúc bớt một phiên rồi mở lại.',
    'This node has {count} sessions, which is the most. Close one, then open it again.',
  ),
  'session.stale': entry(
    'operator',
    'Màn hình đã được {by} thay đổi lúc {at} (bản {current}, bản của bạn {seen}). Hãy xem lại rồi phát lại.',
    'The program was changed by {by} at {at} (revision {current}, yours {seen}). Look again, then take again.',
  ),
  'session.not-in-control': entry(
    'operator',
    'Phiên họp do {owner} điều khiển; cấp này không đổi được màn hình chung.',
    'The session is controlled by {owner}; this tier can not change the common program.',
  ),
  'scene.invalid': entry('caller', 'Bố cục không hợp lệ: {reason}.', 'The scene is not valid: {reason}.'),
  'scene.unknown': entry(
    'operator',
    'Cảnh đã lưu “{scene}” không còn: có thể người khác vừa xóa. Hãy xem lại danh sách cảnh.',
    'The saved scene “{scene}” is gone: somebody may just have deleted it. Look at the list again.',
  ),
  'site.unknown': entry('caller', 'Không có điểm cầu “{site}”.', 'There is no site “{site}”.'),
} as const satisfies CatalogueSlice
