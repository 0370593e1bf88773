import { createLive, type Live } from '#browser/live-state'
import type { SiteId } from '#contract'
import { openFilter, type SiteFilter } from '../state/site-filter.ts'
import type { DeskMemory } from './desk-memory.ts'

/** What the operator looks at. */
export interface View {
  filter: SiteFilter
  /** Units of the tree that are open. */
  expanded: ReadonlySet<SiteId>
  /** The row of the tree that keys move. */
  row: SiteId | null
  /** The site that Enter, M and the panel on the right are about. */
  site: SiteId | null
  /** Counts the times that the wall was asked to bring `site` into sight. */
  reveal: number
}

export interface ViewStore {
  live: Live<View>
  filter(change: Partial<SiteFilter>): void
  expand(unit: SiteId, open: boolean): void
  focusRow(unit: SiteId): void
  /** Chooses a site where it is: nothing scrolls under the pointer. */
  focusSite(site: SiteId | null): void
  /** Chooses a site and brings its tile into sight. */
  revealSite(site: SiteId | null): void
}

export function createViewStore(memory: Pick<DeskMemory, 'filter'>): ViewStore {
  const filter = memory.filter.read() ?? openFilter
  const live = createLive<View>({ filter, expanded: new Set(), row: null, site: null, reveal: 0 })
  live.subscribe((now, before) => {
    if (now.filter !== before.filter) memory.filter.write(now.filter)
  })
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
    revealSite: (site) => change({ site, reveal: live.get().reveal + 1 }),
  }
}
