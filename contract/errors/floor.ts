import { type CatalogueSlice, entry } from './entry.ts'

/** Who may speak. */
export const floorErrors = {
  'floor.full': entry(
    'operator',
    'Đã mở {bound} micro, là mức tối đa. Hãy tắt bớt một micro.',
    '{bound} microphones are open, which is the bound. Close one first.',
  ),
  'floor.not-invited': entry(
    'site',
    'Điểm cầu chưa được mời phát biểu, hoặc lời mời đã được rút lại. Hãy bấm “Xin phát biểu”.',
    'The site is not invited to speak, or no longer. Press “Ask to speak”.',
  ),
  'floor.queue-full': entry(
    'operator',
    'Đã có {count} điểm cầu trong danh sách, là mức tối đa. Hãy xử lý bớt rồi thử lại.',
    '{count} sites are on the list, which is the most. Attend to some of them first.',
  ),
  'floor.bound-too-low': entry(
    'operator',
    'Đang mở {open} micro, nhiều hơn mức {bound} vừa chọn. Hãy tắt bớt micro trước.',
    '{open} microphones are open, more than the bound of {bound}. Close some first.',
  ),
} as const satisfies CatalogueSlice
