import { text } from '#browser/kit'
import type { SlotSource } from '#contract'

/** What a slot that names no site follows. */
export const sourceWords = text<Exclude<SlotSource['kind'], 'empty' | 'site'>>({
  speaker: { vi: 'Phát biểu', en: 'Speaker' },
  chair: { vi: 'Chủ tọa', en: 'Chair' },
  content: { vi: 'Nội dung', en: 'Content' },
  patrol: { vi: 'Luân phiên', en: 'Patrol' },
})
