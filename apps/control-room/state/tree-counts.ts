import type { SiteId } from '#contract'
import type { RegistryIndex } from './registry-index.ts'
import { hasFault, type Roster } from './roster.ts'

/** Sites at or below a unit, the unit's own room included. */
export interface Counts {
  total: number
  connected: number
  reconnecting: number
  faulty: number
}
export type TreeCounts = ReadonlyMap<SiteId, Counts>

export const noCounts: Counts = { total: 0, connected: 0, reconnecting: 0, faulty: 0 }

/** Counts for every unit of the tree, from the leaves up. */
export function countTree(index: RegistryIndex, roster: Roster): TreeCounts {
  const counts = new Map<SiteId, Counts>()
  for (let position = index.order.length - 1; position >= 0; position--) {
    const unit = index.order[position]
    if (!unit) continue
    const status = roster.get(unit.id)
    const own = counts.get(unit.id) ?? { ...noCounts }
    own.total += 1
    if (status?.state === 'connected') own.connected += 1
    if (status?.state === 'reconnecting') own.reconnecting += 1
    if (status && hasFault(status)) own.faulty += 1
    counts.set(unit.id, own)
    const parent = position > 0 && unit.parent ? unit.parent : null
    if (!parent) continue
    const sum = counts.get(parent) ?? { ...noCounts }
    sum.total += own.total
    sum.connected += own.connected
    sum.reconnecting += own.reconnecting
    sum.faulty += own.faulty
    counts.set(parent, sum)
  }
  return counts
}
