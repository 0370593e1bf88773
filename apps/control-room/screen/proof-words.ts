import { text } from '#browser/kit'
import { findingWords, gradeWords, partyWords } from '#browser/readiness'
import type { IncidentOwner } from '#contract/readiness'

export const gradeText = text(gradeWords)
/** Who has to act. */
export const actorText = text(partyWords)
export const findingText = text(findingWords)

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
