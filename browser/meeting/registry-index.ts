import type { SiteId } from '#contract'
import type { RegistryDocument } from '#contract/console'
import { foldText } from './fold-text.ts'

export interface Unit {
  id: SiteId
  parent: SiteId | null
  /** With the province's abbreviation: `PTO - Phường Việt Trì`. */
  label: string
  name: string
  /** 0 for the root of this console. */
  depth: number
  /** Label, name and id, folded for the filter. */
  folded: string
  /** Position in the walk of the tree; a unit's subtree is `order.slice(position, end)`. */
  position: number
  end: number
}

/** The units at or below this console's node, in the order of the tree (Vietnamese alphabet among siblings). */
export interface RegistryIndex {
  root: SiteId
  order: readonly Unit[]
  byId: ReadonlyMap<SiteId, Unit>
}

const byName = new Intl.Collator('vi', { numeric: true }).compare

/** Arranges the registry below `root`. A root that the registry doesn't have gives an empty index. */
export function indexRegistry(document: RegistryDocument, root: SiteId): RegistryIndex {
  const children = new Map<SiteId, RegistryDocument['units']>()
  for (const unit of document.units) {
    if (!unit.parent) continue
    const siblings = children.get(unit.parent)
    if (siblings) siblings.push(unit)
    else children.set(unit.parent, [unit])
  }
  const order: Unit[] = []
  const walk = (unit: RegistryDocument['units'][number], depth: number) => {
    const entry: Unit = {
      ...unit,
      depth,
      folded: foldText(`${unit.label} ${unit.name} ${unit.id}`),
      position: order.length,
      end: 0,
    }
    order.push(entry)
    const below = children.get(unit.id) ?? []
    for (const child of below.sort((a, b) => byName(a.name, b.name) || (a.id < b.id ? -1 : 1)))
      walk(child, depth + 1)
    entry.end = order.length
  }
  const top = document.units.find((unit) => unit.id === root)
  if (top) walk(top, 0)
  return { root, order, byId: new Map(order.map((unit) => [unit.id, unit])) }
}

/** The unit and everything below it; nothing for a unit that isn't here. */
export function subtree(index: RegistryIndex, id: SiteId): readonly Unit[] {
  const unit = index.byId.get(id)
  return unit ? index.order.slice(unit.position, unit.end) : []
}

export const isAtOrBelow = (unit: Unit, top: Unit): boolean =>
  unit.position >= top.position && unit.position < top.end

/** Names of every unit of the registry by id. */
export type Labels = Readonly<Record<SiteId, string>>

export const labelsOf = (document: RegistryDocument): Labels =>
  Object.fromEntries(document.units.map((unit) => [unit.id, unit.label]))

/** The name to show; an id that isn't in the registry is shown as itself, never blank. */
export const nameOf = (labels: Labels, id: SiteId): string => labels[id] ?? id
