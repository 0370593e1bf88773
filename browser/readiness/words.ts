import type { Phrase } from '#browser/kit'
import type { ActingParty, Grade } from '#contract/readiness'

export const gradeWords: Record<Grade, Phrase> = {
  good: { vi: 'Tốt', en: 'Good' },
  acceptable: { vi: 'Đạt', en: 'Acceptable' },
  fail: { vi: 'Không đạt', en: 'Failed' },
  untested: { vi: 'Chưa kiểm thử', en: 'Not tested' },
}

/** Who has to act, as operators name them. */
export const partyWords: Record<ActingParty, Phrase> = {
  site: { vi: 'Điểm cầu', en: 'The site' },
  province: { vi: 'Kỹ thuật tỉnh', en: 'The province' },
  telecom: { vi: 'Nhà mạng', en: 'The provider' },
  centre: { vi: 'Kỹ thuật trung ương', en: 'The centre' },
}
