import { matchesFolded, type RegistryIndex, type Roster, type Unit } from '#browser/meeting'
import type { SiteId } from '#contract'

/** A province, or the top room itself, with how many of its sites are there. */
export interface Wing {
  unit: Unit
  /** The sites at or below it, those that are there first, each in the order of the tree. */
  sites: readonly { unit: Unit; present: boolean }[]
  present: number
}

const isPresent = (roster: Roster, site: SiteId): boolean => roster.get(site)?.state === 'connected'

/** Who is there by province, those with anybody present first; the top unit stands for its own room only. */
export function wingsOf(index: RegistryIndex, roster: Roster): Wing[] {
  const tops = index.order.filter(({ depth }) => depth <= 1)
  const hasTiers = index.order.some(({ depth }) => depth > 1)
  const units = hasTiers ? tops : tops.slice(0, 1)
  const wings = units.map((unit): Wing => {
    const below = unit.depth === 0 && hasTiers ? [unit] : index.order.slice(unit.position, unit.end)
    const sites = below.map((each) => ({ unit: each, present: isPresent(roster, each.id) }))
    return {
      unit,
      sites: [...sites.filter(({ present }) => present), ...sites.filter(({ present }) => !present)],
      present: sites.filter(({ present }) => present).length,
    }
  })
  return [...wings.filter(({ present }) => present > 0), ...wings.filter(({ present }) => present === 0)]
}

/** As many names as a search shows. */
export const MOST_FOUND = 30

/** Sites by name, diacritics folded; those that are there first. */
export function findSites(index: RegistryIndex, roster: Roster, folded: string) {
  if (folded === '') return []
  const found = index.order.filter((unit) => matchesFolded(unit.folded, folded))
  const marked = found.map((unit) => ({ unit, present: isPresent(roster, unit.id) }))
  return [...marked.filter(({ present }) => present), ...marked.filter(({ present }) => !present)].slice(
    0,
    MOST_FOUND,
  )
}
