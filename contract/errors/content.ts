import { type CatalogueSlice, entry } from './entry.ts'

/** What is presented. */
export const contentErrors = {
  'content.taken': entry(
    'operator',
    '{by} đang trình chiếu cho {room}. Hãy chờ bên đó dừng, hoặc bấm “Trình chiếu thay”.',
    '{by} presents for {room}. Wait until that has ended, or press “Present instead”.',
  ),
  'content.room-presents': entry(
    'operator',
    'Trang của phòng {room} đang trình chiếu. Hãy dừng ở trang đó trước.',
    'The page of the room {room} presents. End it on that page first.',
  ),
  'content.taken-over': entry('operator', '{by} đã trình chiếu thay bạn.', '{by} presents instead of you.'),
} as const satisfies CatalogueSlice
