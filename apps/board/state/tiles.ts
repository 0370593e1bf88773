import type { SiteId } from '#contract'
import type { BoardSite, Grade } from '#contract/readiness'
import type { Rows } from './shown.ts'

/** What is drawn on a tile: that it is under test, else that nobody is there, else its grade. */
export type Sign = Grade | 'absent' | 'testing'

export interface Tile {
  site: SiteId
  name: string
  /** Gives the colour. */
  grade: Grade
  sign: Sign
}

/** The tiles in the order of the tree; who is not in the tree comes behind it. */
export function tilesOf(
  rows: Iterable<BoardSite>,
  placeOf: (site: SiteId) => number,
  testing: ReadonlySet<SiteId>,
): Tile[] {
  return [...rows]
    .toSorted((a, b) => placeOf(a.site) - placeOf(b.site) || (a.site < b.site ? -1 : 1))
    .map((row) => ({
      site: row.site,
      name: shortName(row.site, row.label),
      grade: row.grade,
      sign: testing.has(row.site) ? 'testing' : row.connected ? row.grade : 'absent',
    }))
}

/** The rows of a unit and below it; null: all. */
export const rowsWithin = (rows: Rows, unit: SiteId | null): BoardSite[] =>
  [...rows.values()].filter(({ site }) => isWithin(site, unit))

/** Whether a room is of a unit or below it; null: of the whole board. */
export const isWithin = (site: SiteId, unit: SiteId | null): boolean =>
  unit === null || site === unit || site.startsWith(`${unit}-`)

/** `PTO - Phường Việt Trì` → `Phường Việt Trì`. */
export const withoutProvince = (label: string): string => label.replace(/^\p{Lu}{2,5} - /u, '')

/** A commune by its name alone, as nobody says more in its own province; any other room with what kind of unit it is. */
export function shortName(site: SiteId, label: string): string {
  const name = withoutProvince(label)
  return site.split('-').length < 3 ? name : name.replace(/^(Phường|Xã|Đặc khu) /u, '')
}
