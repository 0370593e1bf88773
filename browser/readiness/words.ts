import type { Phrase } from '#browser/kit'
import type { ActingParty, DirectionState, Directions, Grade } from '#contract/readiness'

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

/** The four directions, as the site has them: it sees and hears, and it is seen and heard there. */
export const wayWords: Record<keyof Directions, Phrase> = {
  sees: { vi: 'Thấy', en: 'Sees' },
  hears: { vi: 'Nghe', en: 'Hears' },
  isSeen: { vi: 'Được thấy', en: 'Is seen' },
  isHeard: { vi: 'Được nghe', en: 'Is heard' },
}

/** What is known of one direction. */
export const wayStateWords: Record<DirectionState, Phrase> = {
  proven: { vi: 'thông', en: 'proven' },
  failed: { vi: 'không thông', en: 'failed' },
  unknown: { vi: 'chưa rõ', en: 'not known' },
}
