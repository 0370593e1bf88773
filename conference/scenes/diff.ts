import type { Screen, SiteId } from '#contract'
import { sourcesOf } from './sources.ts'

export interface ScreenDiff {
  layoutChanged: boolean
  /** Sites that come on, in slot order. */
  on: SiteId[]
  /** Sites that go off, in the slot order that they had. */
  off: SiteId[]
  /** Sites that stay and change their slot. */
  moved: { site: SiteId; from: number; to: number }[]
}

/** What changes for each site from one screen to the next. */
export function diffScreens(before: Screen, after: Screen): ScreenDiff {
  const earlier = firstSlots(before)
  const later = firstSlots(after)
  return {
    layoutChanged: before.layout !== after.layout,
    on: [...later.keys()].filter((site) => !earlier.has(site)),
    off: [...earlier.keys()].filter((site) => !later.has(site)),
    moved: [...later].flatMap(([site, to]) => {
      const from = earlier.get(site)
      return from !== undefined && from !== to ? [{ site, from, to }] : []
    }),
  }
}

/** True when the difference says nothing. */
export function isSameScreen(diff: ScreenDiff): boolean {
  return !diff.layoutChanged && diff.on.length + diff.off.length + diff.moved.length === 0
}

/** A site counts where it stands first. */
function firstSlots(screen: Screen): Map<SiteId, number> {
  const slots = new Map<SiteId, number>()
  for (const { site, slot } of sourcesOf(screen)) if (!slots.has(site)) slots.set(site, slot)
  return slots
}
