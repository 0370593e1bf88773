import {
  foldText,
  hasFault,
  isAtOrBelow,
  isDiffering,
  lacksVideo,
  matchesFolded,
  type RegistryIndex,
  type Roster,
  type Unit,
} from '#browser/meeting'
import type { SiteId, SiteStatus } from '#contract'
import { type InSession, noSession } from './in-session.ts'
import { isUnready, noProofs, type Proofs } from './proofs.ts'

/** Those that stand over the wall with their counts: one press shows only such sites. */
export const chips = [
  'connected',
  'absent',
  'on-air',
  'asking',
  'differing',
  'no-video',
  'not-ready',
] as const
export type Chip = (typeof chips)[number]
export const stateFilters = ['all', ...chips, 'reconnecting', 'faulty'] as const
export type StateFilter = (typeof stateFilters)[number]

/** What the operator asked to see. `unit` null: everything below this console's node. */
export interface SiteFilter {
  text: string
  state: StateFilter
  unit: SiteId | null
}

export const openFilter: SiteFilter = { text: '', state: 'all', unit: null }

export const isOpen = ({ text, state, unit }: SiteFilter): boolean =>
  text === '' && state === 'all' && unit === null

/** Whether some sites of the unit, or of all, are left out. */
export const leavesOut = ({ text, state }: SiteFilter): boolean => foldText(text) !== '' || state !== 'all'

/** A test of one unit against text and state (not against the chosen unit: the tree shows its surroundings). */
export function matcherOf(
  filter: SiteFilter,
  roster: Roster,
  session = noSession,
  proofs = noProofs,
): (unit: Unit) => boolean {
  const query = foldText(filter.text)
  return (unit) =>
    matchesFolded(unit.folded, query) &&
    matchesState(filter.state, unit.id, roster.get(unit.id), session, proofs)
}

function matchesState(
  filter: StateFilter,
  site: SiteId,
  status: SiteStatus | undefined,
  { asking, onAir }: InSession,
  proofs: Proofs,
): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'on-air':
      return onAir.has(site)
    case 'asking':
      return asking.has(site)
    case 'differing':
      return status !== undefined && isDiffering(status)
    case 'faulty':
      return status !== undefined && hasFault(status)
    case 'no-video':
      return status !== undefined && lacksVideo(status)
    case 'not-ready':
      return isUnready(proofs, site)
    case 'connected':
    case 'reconnecting':
    case 'absent':
      return (status?.state ?? 'absent') === filter
  }
}

/** The sites that the filter lets through, in the order of the tree. */
export function filterSites(
  index: RegistryIndex,
  roster: Roster,
  filter: SiteFilter,
  session = noSession,
  proofs = noProofs,
): readonly Unit[] {
  const matches = matcherOf(filter, roster, session, proofs)
  const top = filter.unit ? index.byId.get(filter.unit) : undefined
  return index.order.filter((unit) => (!top || isAtOrBelow(unit, top)) && matches(unit))
}

/** How many sites each chip would show beside the text and the unit that are asked for. */
export function countChips(
  index: RegistryIndex,
  roster: Roster,
  { text, unit }: SiteFilter,
  session: InSession,
  proofs = noProofs,
): Record<Chip, number> {
  const counts: Record<Chip, number> = {
    ...{ connected: 0, absent: 0, 'on-air': 0, asking: 0, differing: 0, 'no-video': 0, 'not-ready': 0 },
  }
  for (const { id } of filterSites(index, roster, { text, unit, state: 'all' }))
    for (const chip of chips) if (matchesState(chip, id, roster.get(id), session, proofs)) counts[chip] += 1
  return counts
}

/** How many sites of each of these tiers match text and state, whatever unit is chosen. */
export function countTiers(
  index: RegistryIndex,
  roster: Roster,
  { text, state }: SiteFilter,
  session: InSession,
  tiers: readonly Unit[],
  proofs = noProofs,
): ReadonlyMap<SiteId, number> {
  const shown = filterSites(index, roster, { text, state, unit: null }, session, proofs)
  return new Map(tiers.map((tier) => [tier.id, shown.filter((unit) => isAtOrBelow(unit, tier)).length]))
}
