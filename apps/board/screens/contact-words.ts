import { type Language, type Phrase, text } from '#browser/kit'
import type { ActingParty, IncidentOwner } from '#contract/readiness'

const { both } = text({
  site: { vi: 'Điểm cầu', en: 'The site' },
  province: { vi: 'Kỹ thuật tỉnh', en: 'The province' },
  centre: { vi: 'Kỹ thuật trung ương', en: 'The centre' },
  telecom: { vi: 'Nhà mạng', en: 'The provider' },
})

export const partyWords = (party: ActingParty): Phrase => both(party)

/** Who sees to it: a provider by its name. */
export const ownerName = (owner: IncidentOwner, language: Language): string =>
  owner.party === 'telecom' ? owner.provider : partyWords(owner.party)[language]
