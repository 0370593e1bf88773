import type { Language } from '#browser/kit'
import { partyWords } from '#browser/readiness'
import type { IncidentOwner } from '#contract/readiness'

/** Who sees to it: a provider by its name. */
export const ownerName = (owner: IncidentOwner, language: Language): string =>
  owner.party === 'telecom' ? owner.provider : partyWords[owner.party][language]
