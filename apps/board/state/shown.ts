import type { SiteId } from '#contract'
import type { Board, BoardSite } from '#contract/readiness'

export type Figures = Omit<Board, 'sites'>
export type Rows = ReadonlyMap<SiteId, BoardSite>

/** What the board shows of the sites, as the node said last. */
export interface Shown {
  figures: Figures
  rows: Rows
}

/** What is shown after the node told of changes: a whole board replaces, changed rows are put over the old ones. */
export function applyReadiness(
  before: Shown | null,
  { whole, figures, sites }: { whole: boolean; figures: Figures; sites: readonly BoardSite[] },
): Shown {
  const rows = new Map(whole ? [] : before?.rows)
  for (const row of sites) rows.set(row.site, row)
  return { figures, rows }
}

/** Every site of the board was told: a large board comes in parts. */
export const isComplete = ({ figures, rows }: Shown): boolean => rows.size >= figures.of
