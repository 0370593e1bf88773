import { type Language, type Phrase, text } from '#browser/kit'
import type { ActingParty, IncidentOwner } from '#contract/readiness'

const { both } = text({
  site: { vi: 'Điểm cầu', en: 'The site' },
  province: { vi: 'Kỹ thuật tỉnh', en: "The province's technicians" },
  centre: { vi: 'Kỹ thuật trung ương', en: "The centre's technicians" },
  telecom: { vi: 'Nhà cung cấp đường truyền', en: 'The provider of the line' },
})

export const partyWords = (party: ActingParty): Phrase => both(party)

/** Who sees to it: a provider by its name. */
export const ownerName = (owner: IncidentOwner, language: Language): string =>
  owner.party === 'telecom' ? owner.provider : partyWords(owner.party)[language]
