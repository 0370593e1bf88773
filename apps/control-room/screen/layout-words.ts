import { text } from '#browser/kit'
import type { LayoutName } from '#contract'

/** What the layouts are called wherever the console names one. */
export const layoutText = text<LayoutName>({
  full: { vi: 'Toàn màn hình', en: 'Full screen' },
  '1+1': { vi: 'Hai điểm cầu', en: 'Two sites' },
  '1+2': { vi: 'Một lớn, hai nhỏ', en: 'One large, two small' },
  '1+5': { vi: 'Một lớn, năm nhỏ', en: 'One large, five small' },
  '1+7': { vi: 'Một lớn, bảy nhỏ', en: 'One large, seven small' },
  '2x2': { vi: 'Chia 4', en: '2×2' },
  '3x3': { vi: 'Chia 9', en: '3×3' },
  '4x4': { vi: 'Chia 16', en: '4×4' },
  '5x5': { vi: 'Chia 25', en: '5×5' },
  'content+speaker': { vi: 'Nội dung và người phát biểu', en: 'Content and speaker' },
  content: { vi: 'Nội dung toàn màn hình', en: 'Content, full screen' },
})
