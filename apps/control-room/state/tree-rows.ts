import type { RegistryIndex, Roster, Unit } from '#browser/meeting'
import type { SiteId } from '#contract'
import type { InSession } from './in-session.ts'
import type { Proofs } from './proofs.ts'
import { matcherOf, type SiteFilter } from './site-filter.ts'

export interface TreeRow {
  unit: Unit
  hasChildren: boolean
  expanded: boolean
}

/**
 * The rows of the tree, top to bottom. Without text or state filter: what is expanded. With one: the units
 * that match and the tiers above them, opened, so that a match is never hidden.
 */
export function treeRows(
  index: RegistryIndex,
  roster: Roster,
  filter: SiteFilter,
  expanded: ReadonlySet<SiteId>,
  session?: InSession,
  proofs?: Proofs,
): TreeRow[] {
  const filtering = filter.text.trim() !== '' || filter.state !== 'all'
  const kept = filtering ? matchesAndAbove(index, matcherOf(filter, roster, session, proofs)) : null
  const rows: TreeRow[] = []
  let position = 0
  while (position < index.order.length) {
    const unit = index.order[position]
    if (!unit) break
    const hasChildren = unit.end > unit.position + 1
    const open = hasChildren && (kept ? true : expanded.has(unit.id))
    if (!kept || kept.has(unit.id)) rows.push({ unit, hasChildren, expanded: open })
    position = open ? position + 1 : unit.end
  }
  return rows
}

function matchesAndAbove(index: RegistryIndex, matches: (unit: Unit) => boolean): Set<SiteId> {
  const kept = new Set<SiteId>()
  for (const unit of index.order) {
    if (!matches(unit)) continue
    let above: Unit | undefined = unit
    while (above && !kept.has(above.id)) {
      kept.add(above.id)
      above = above.parent ? index.byId.get(above.parent) : undefined
    }
  }
  return kept
}

export type TreeKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End'
export type TreeStep =
  | { kind: 'focus'; id: SiteId }
  | { kind: 'expand'; id: SiteId }
  | { kind: 'collapse'; id: SiteId }
  | { kind: 'stay' }

/** What a key does in the tree (the WAI-ARIA tree pattern): right opens then enters, left closes then leaves. */
export function stepInTree(rows: readonly TreeRow[], focused: SiteId | null, key: TreeKey): TreeStep {
  const at = rows.findIndex((row) => row.unit.id === focused)
  const row = rows[at]
  const focus = (target: TreeRow | undefined): TreeStep =>
    target ? { kind: 'focus', id: target.unit.id } : { kind: 'stay' }
  if (key === 'Home' || !row) return focus(rows[0])
  switch (key) {
    case 'End':
      return focus(rows.at(-1))
    case 'ArrowDown':
      return focus(rows[at + 1])
    case 'ArrowUp':
      return focus(rows[at - 1])
    case 'ArrowRight':
      if (!row.hasChildren) return { kind: 'stay' }
      return row.expanded ? focus(rows[at + 1]) : { kind: 'expand', id: row.unit.id }
    case 'ArrowLeft':
      if (row.hasChildren && row.expanded) return { kind: 'collapse', id: row.unit.id }
      return focus(rows.find((other) => other.unit.id === row.unit.parent))
  }
}
