import type { SiteId, SiteStatus } from '#contract'
import { foldText, matchesFolded } from './fold-text.ts'
import { isAtOrBelow, type RegistryIndex, type Unit } from './registry-index.ts'
import { hasFault, isDiffering, lacksStill, type Roster } from './roster.ts'

/** Those that call for somebody: shown with their counts over the wall. */
export const calls = ['differing', 'no-still', 'asking'] as const
export const stateFilters = ['all', 'connected', 'reconnecting', 'absent', ...calls, 'faulty'] as const
export type StateFilter = (typeof stateFilters)[number]

/** The sites that ask to speak. */
export type Asking = ReadonlySet<SiteId>
const nobody: Asking = new Set()

/** What the operator asked to see. `unit` null: everything below this console's node. */
export interface SiteFilter {
  text: string
  state: StateFilter
  unit: SiteId | null
}

export const openFilter: SiteFilter = { text: '', state: 'all', unit: null }

/** A test of one unit against text and state (not against the chosen unit: the tree shows its surroundings). */
export function matcherOf(filter: SiteFilter, roster: Roster, asking = nobody): (unit: Unit) => boolean {
  const query = foldText(filter.text)
  return (unit) =>
    matchesFolded(unit.folded, query) && matchesState(filter.state, roster.get(unit.id), asking.has(unit.id))
}

function matchesState(filter: StateFilter, status: SiteStatus | undefined, asks: boolean): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'differing':
      return status !== undefined && isDiffering(status)
    case 'faulty':
      return status !== undefined && hasFault(status)
    case 'no-still':
      return status !== undefined && lacksStill(status)
    case 'asking':
      return asks
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
  asking = nobody,
): readonly Unit[] {
  const matches = matcherOf(filter, roster, asking)
  const top = filter.unit ? index.byId.get(filter.unit) : undefined
  return index.order.filter((unit) => (!top || isAtOrBelow(unit, top)) && matches(unit))
}

/** How many sites of the chosen unit, whatever else is asked, each of these filters would show. */
export function countCalls(
  index: RegistryIndex,
  roster: Roster,
  { unit }: SiteFilter,
  asking: Asking,
): Record<(typeof calls)[number], number> {
  const count = (state: StateFilter) => filterSites(index, roster, { text: '', state, unit }, asking).length
  return { differing: count('differing'), 'no-still': count('no-still'), asking: count('asking') }
}
