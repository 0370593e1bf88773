import { hasFault, isDiffering, type RegistryIndex, type Roster } from '#browser/meeting'
import type { SiteId } from '#contract'

/** Sites at or below a unit, the unit's own room included. */
export interface Counts {
  total: number
  connected: number
  reconnecting: number
  faulty: number
  /** Of those that hold a seat: what shows as ordered, what shows otherwise; of the rest nobody sees what it shows. */
  confirmed: number
  differing: number
}
export type TreeCounts = ReadonlyMap<SiteId, Counts>

export const noCounts: Counts = {
  total: 0,
  connected: 0,
  reconnecting: 0,
  faulty: 0,
  confirmed: 0,
  differing: 0,
}

/** How the sites below a unit stand to what is ordered. `silent`: covered pages and those that reconnect, too. */
export function displayCounts({ connected, reconnecting, confirmed, differing }: Counts) {
  const ordered = connected + reconnecting
  return { ordered, confirmed, differing, silent: ordered - confirmed - differing }
}

/** Whether a site at or below the unit holds a seat. */
export const isAnybodyThere = (counts: Counts | undefined): boolean =>
  counts !== undefined && counts.connected + counts.reconnecting > 0

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
    if (status?.state === 'connected' && status.display === 'confirmed') own.confirmed += 1
    if (status && isDiffering(status)) own.differing += 1
    counts.set(unit.id, own)
    const parent = position > 0 && unit.parent ? unit.parent : null
    if (parent) counts.set(parent, sumOf(counts.get(parent) ?? noCounts, own))
  }
  return counts
}

const sumOf = (a: Counts, b: Counts): Counts => ({
  total: a.total + b.total,
  connected: a.connected + b.connected,
  reconnecting: a.reconnecting + b.reconnecting,
  faulty: a.faulty + b.faulty,
  confirmed: a.confirmed + b.confirmed,
  differing: a.differing + b.differing,
})
