import type { SiteId } from '#contract'
import { foldText, matchesFolded } from './fold-text.ts'
import { isAtOrBelow, type RegistryIndex, type Unit } from './registry-index.ts'
import { hasFault, isDiffering, type Roster, stateOf } from './roster.ts'

export const stateFilters = ['all', 'connected', 'reconnecting', 'absent', 'differing', 'faulty'] as const
export type StateFilter = (typeof stateFilters)[number]

/** What the operator asked to see. `unit` null: everything below this console's node. */
export interface SiteFilter {
  text: string
  state: StateFilter
  unit: SiteId | null
}

export const openFilter: SiteFilter = { text: '', state: 'all', unit: null }

/** A test of one unit against text and state (not against the chosen unit: the tree shows its surroundings). */
export function matcherOf(filter: SiteFilter, roster: Roster): (unit: Unit) => boolean {
  const query = foldText(filter.text)
  return (unit) => matchesFolded(unit.folded, query) && matchesState(filter.state, roster, unit.id)
}

function matchesState(filter: StateFilter, roster: Roster, site: SiteId): boolean {
  if (filter === 'all') return true
  if (filter === 'faulty' || filter === 'differing') {
    const status = roster.get(site)
    return status !== undefined && (filter === 'faulty' ? hasFault(status) : isDiffering(status))
  }
  return stateOf(roster, site) === filter
}

/** The sites that the filter lets through, in the order of the tree. */
export function filterSites(index: RegistryIndex, roster: Roster, filter: SiteFilter): readonly Unit[] {
  const matches = matcherOf(filter, roster)
  const top = filter.unit ? index.byId.get(filter.unit) : undefined
  return index.order.filter((unit) => (!top || isAtOrBelow(unit, top)) && matches(unit))
}
