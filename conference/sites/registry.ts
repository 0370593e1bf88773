import type { SiteId } from '#contract'
import { finder, wordsIn } from './fold/index.ts'
import { isWithin } from './ids/index.ts'
import { isValidOn, type Unit } from './units.ts'

/** The units in memory. Where a date (`YYYY-MM-DD`, Vietnam's) is left out, today's is meant. */
export interface Registry {
  /** Names this set of units; another set has another version. */
  readonly version: string
  /** The bodies (departments and others) that are sites beside the units, all there are: in the place of those before (S30). */
  extend(bodies: readonly Unit[]): void
  byId(id: SiteId, on?: string): Unit | undefined
  /** Every unit that is valid, the centre first, provinces before communes, bodies last. The same list until it changes. */
  all(on?: string): readonly Unit[]
  /** Directly below, in the order of their codes. */
  childrenOf(id: SiteId, on?: string): readonly Unit[]
  /** What the screens write: `PTO - Phường Việt Trì`, `Tỉnh Phú Thọ`, `Trung ương`; an unknown id as it is. */
  labelOf(id: SiteId, on?: string): string
  /** Every period of a unit, the earliest first. */
  historyOf(id: SiteId): readonly Unit[]
  /**
   * Units of whose label and id every word of `text` begins a word, at most `limit` (default 50); `below`
   * keeps to that unit and what lies under it. An empty text finds everything (rules S9, S10).
   */
  searchUnits(text: string, options?: { limit?: number; below?: SiteId; on?: string }): readonly Unit[]
}

/** @param today gives Vietnam's date of now */
export function createRegistry(units: readonly Unit[], version: string, today: () => string): Registry {
  const abbrs = new Map(units.map((unit) => [unit.id, unit.abbr]))
  const searchedUnits = units.map((unit) => ({ unit, words: wordsOf(unit, abbrs.get(unit.parentId ?? '')) }))
  let known = indexed(units)
  let searched = searchedUnits
  let changes = 0
  let valid: { on: string; of: readonly Unit[]; units: readonly Unit[] } | null = null

  const byId = (id: SiteId, on = today()) => known.periods.get(id)?.find((unit) => isValidOn(unit, on))
  function labelOf(id: SiteId, on?: string): string {
    // What is no more keeps its last name wherever it is recorded.
    const unit = byId(id, on) ?? (on === undefined ? known.periods.get(id)?.at(-1) : undefined)
    if (!unit) return id
    const province = unit.parentId === null ? undefined : byId(unit.parentId, on)
    return province?.abbr ? `${province.abbr} - ${unit.fullName}` : unit.fullName
  }

  return {
    get version() {
      return changes === 0 ? version : `${version}-${changes}`
    },
    extend(bodies) {
      known = indexed([...units, ...bodies])
      searched = [
        ...searchedUnits,
        ...bodies.map((unit) => ({ unit, words: wordsOf(unit, abbrs.get(unit.parentId ?? '')) })),
      ]
      changes = bodies.length === 0 ? 0 : fingerprint(bodies)
    },
    byId,
    labelOf,
    all(on = today()) {
      if (valid?.on !== on || valid.of !== known.units)
        valid = { on, of: known.units, units: known.units.filter((unit) => isValidOn(unit, on)) }
      return valid.units
    },
    childrenOf: (id, on = today()) => (known.children.get(id) ?? []).filter((unit) => isValidOn(unit, on)),
    historyOf: (id) => known.periods.get(id) ?? [],
    searchUnits(text, { limit = 50, below, on = today() } = {}) {
      const isFound = finder(text)
      const found: Unit[] = []
      for (const { unit, words } of searched) {
        if (found.length >= limit) break
        if (!isValidOn(unit, on) || (below !== undefined && !isWithin(unit.id, below))) continue
        if (isFound(() => words)) found.push(unit)
      }
      return found
    },
  }
}

const indexed = (units: readonly Unit[]) => ({
  units,
  periods: groupBy(units, (unit) => unit.id),
  children: groupBy(units, (unit) => unit.parentId),
})

/** Another number for another set of bodies, the same one after a restart. */
function fingerprint(bodies: readonly Unit[]): number {
  let sum = 1
  for (const letter of JSON.stringify(bodies)) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 2_147_483_647
  return sum
}

function wordsOf(unit: Unit, provinceAbbr: string | null | undefined): readonly string[] {
  return wordsIn(`${unit.abbr ?? provinceAbbr ?? ''} ${unit.fullName} ${unit.id}`)
}

function groupBy<Key>(units: readonly Unit[], keyOf: (unit: Unit) => Key): Map<Key, Unit[]> {
  const groups = new Map<Key, Unit[]>()
  for (const unit of units) {
    const group = groups.get(keyOf(unit))
    if (group) group.push(unit)
    else groups.set(keyOf(unit), [unit])
  }
  return groups
}
