import type { ActingParty, BoardSite, IncidentOwner } from '#contract/readiness'

/** Who acts, and whom to call. Null: no number is known. */
export type Contact =
  | { party: Exclude<ActingParty, 'telecom'>; phone: string | null }
  | { party: 'telecom'; provider: string; circuit: string; phone: string }

/** Who sees to it; a site is called at its own number, a tier's technicians sit where they sit. */
export function contactOf(owner: IncidentOwner, row: Pick<BoardSite, 'phone'> | undefined): Contact {
  if (owner.party === 'telecom') return owner
  return { party: owner.party, phone: owner.party === 'site' ? (row?.phone ?? null) : null }
}
