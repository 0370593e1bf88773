import type { RegistryIndex, Unit } from '#browser/meeting'
import type { SiteId } from '#contract'

/** The tier that a site of the wall belongs to: its province, or the top itself. */
export type TierOf = (site: SiteId) => SiteId

/** How the wall is divided; null where it shows the sites of one tier only. */
export function tiersOnWall(index: RegistryIndex): TierOf | null {
  if (tiersOf(index).length < 2) return null
  return (site) => {
    let unit = index.byId.get(site)
    while (unit && unit.depth > 1) unit = unit.parent ? index.byId.get(unit.parent) : undefined
    return unit?.id ?? site
  }
}

/** The units directly below the top that have sites below them. */
export const tiersOf = (index: RegistryIndex): readonly Unit[] =>
  index.order.filter((unit) => unit.depth === 1 && unit.end > unit.position + 1)

export type WallRow =
  | { kind: 'head'; tier: SiteId; sites: readonly SiteId[] }
  /** `from`: the place of its first tile in the order of the wall. */
  | { kind: 'tiles'; from: number; sites: readonly SiteId[] }

/**
 * The rows of the wall for its order, which stays as it is: a head wherever another tier begins, then its tiles. A
 * wall with sites of one tier only has no heads.
 */
export function wallRows(sites: readonly SiteId[], columns: number, tierOf: TierOf | null): WallRow[] {
  const runs = tierOf ? runsOf(sites, tierOf) : [{ tier: '', from: 0, until: sites.length }]
  return runs.flatMap(({ tier, from, until }) => {
    const rows: WallRow[] = runs.length > 1 ? [{ kind: 'head', tier, sites: sites.slice(from, until) }] : []
    for (let at = from; at < until; at += columns)
      rows.push({ kind: 'tiles', from: at, sites: sites.slice(at, Math.min(at + columns, until)) })
    return rows
  })
}

interface Run {
  tier: SiteId
  from: number
  until: number
}

function runsOf(sites: readonly SiteId[], tierOf: TierOf): Run[] {
  const runs: Run[] = []
  for (const [at, site] of sites.entries()) {
    const tier = tierOf(site)
    const last = runs.at(-1)
    if (last?.tier === tier) last.until = at + 1
    else runs.push({ tier, from: at, until: at + 1 })
  }
  return runs
}

/** The row that has the tile at this place of the order; -1: none. */
export const rowOfTile = (rows: readonly WallRow[], at: number): number =>
  rows.findIndex((row) => row.kind === 'tiles' && at >= row.from && at < row.from + row.sites.length)

const gridKeys = [
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
] as const
export type GridKey = (typeof gridKeys)[number]
export const isGridKey = (key: string): key is GridKey => gridKeys.some((each) => each === key)

/**
 * The tile that a key leads to, with `rowsPerPage` rows in sight: stays inside the wall and in its column, or, where
 * a row is shorter, at that row's end.
 */
export function stepOnWall(rows: readonly WallRow[], at: number, rowsPerPage: number, key: GridKey): number {
  const tiles = rows.filter((row) => row.kind === 'tiles')
  const last = tiles.at(-1)
  if (!last) return at
  const end = last.from + last.sites.length - 1
  const line = tiles.findIndex((row) => at < row.from + row.sites.length)
  const column = at - (tiles[line]?.from ?? 0)
  const inRow = (to: number) => {
    const row = tiles[Math.max(0, Math.min(tiles.length - 1, to))]
    return row ? row.from + Math.min(column, row.sites.length - 1) : at
  }
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, at - 1)
    case 'ArrowRight':
      return Math.min(end, at + 1)
    case 'ArrowUp':
      return inRow(line - 1)
    case 'ArrowDown':
      return inRow(line + 1)
    case 'PageUp':
      return inRow(line - rowsPerPage)
    case 'PageDown':
      return inRow(line + rowsPerPage)
    case 'Home':
      return 0
    case 'End':
      return end
  }
}
