import { text } from '#browser/kit'
import type { AlarmEnd, QualityGrade, QualityPlace } from '#contract/readiness'

/** How a site on air is. */
export const qualityText = text<QualityGrade>({
  good: { vi: 'tốt', en: 'good' },
  acceptable: { vi: 'đạt', en: 'fair' },
  fail: { vi: 'kém', en: 'poor' },
  unknown: { vi: 'chưa rõ', en: 'unknown' },
})

/** Where it is worst, in as few words as a tile has room for. */
export const placeText = text<QualityPlace>({
  siteUp: { vi: 'Đường lên kém', en: 'Line up poor' },
  siteDown: { vi: 'Đường xuống kém', en: 'Line down poor' },
  uplinkUp: { vi: 'Đường tỉnh lên kém', en: 'Uplink poor' },
  uplinkDown: { vi: 'Đường về tỉnh kém', en: 'Uplink down poor' },
  camera: { vi: 'Hình đứng, giật', en: 'Picture poor' },
  microphone: { vi: 'Micro kém', en: 'Microphone poor' },
})

export const endText = text<AlarmEnd>({
  better: { vi: 'đã tốt lại', en: 'good again' },
  lost: { vi: 'mất tin, không rõ còn kém không', en: 'nothing heard: whether it is still poor is not known' },
  'off-air': { vi: 'không còn trên hình', en: 'off air' },
})
