import { createLive, type Live } from '#browser/live-state'
import type { SiteId } from '#contract'
import { openFilter, type SiteFilter } from '../state/site-filter.ts'

/** What the operator looks at. */
export interface View {
  filter: SiteFilter
  /** Units of the tree that are open. */
  expanded: ReadonlySet<SiteId>
  /** The row of the tree that keys move. */
  row: SiteId | null
  /** The site that Enter, M and the panel on the right are about. */
  site: SiteId | null
}

export interface ViewStore {
  live: Live<View>
  filter(change: Partial<SiteFilter>): void
  expand(unit: SiteId, open: boolean): void
  focusRow(unit: SiteId): void
  focusSite(site: SiteId | null): void
}

export function createViewStore(): ViewStore {
  const live = createLive<View>({ filter: openFilter, expanded: new Set(), row: null, site: null })
  const change = (part: Partial<View>) => live.update((view) => ({ ...view, ...part }))
  return {
    live,
    filter: (part) => change({ filter: { ...live.get().filter, ...part } }),
    expand(unit, open) {
      const expanded = new Set(live.get().expanded)
      if (open) expanded.add(unit)
      else expanded.delete(unit)
      change({ expanded })
    },
    focusRow: (row) => change({ row }),
    focusSite: (site) => change({ site }),
  }
}
