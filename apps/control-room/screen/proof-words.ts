import { text } from '#browser/kit'
import type { ActingParty, Grade, IncidentOwner } from '#contract/readiness'

export const gradeText = text<Grade>({
  good: { vi: 'Tốt', en: 'Good' },
  acceptable: { vi: 'Đạt', en: 'Acceptable' },
  fail: { vi: 'Không đạt', en: 'Failed' },
  untested: { vi: 'Chưa kiểm thử', en: 'Not tested' },
})

/** Who has to act. */
export const actorText = text<ActingParty>({
  site: { vi: 'Điểm cầu', en: 'The site' },
  province: { vi: 'Kỹ thuật tỉnh', en: 'The province' },
  telecom: { vi: 'Nhà mạng', en: 'The provider' },
  centre: { vi: 'Kỹ thuật trung ương', en: 'The centre' },
})

const { useText } = text({
  telecom: {
    vi: '{provider}, kênh {circuit}, ĐT {phone}',
    en: '{provider}, circuit {circuit}, tel. {phone}',
  },
  site: { vi: 'Điểm cầu, ĐT {phone}', en: 'The site, tel. {phone}' },
})

/** Who sees to it and whom to call. `phone`: of the person at the site; null: not known. */
export function useOwnerWords(): (owner: IncidentOwner, phone: string | null) => string {
  const t = useText()
  const actor = actorText.useText()
  return (owner, phone) => {
    if (owner.party === 'telecom') return t('telecom', owner)
    return owner.party === 'site' && phone ? t('site', { phone }) : actor(owner.party)
  }
}
