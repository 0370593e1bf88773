import { type Screen, type SiteId, type SourceKey, sourceOf } from '#contract'
import { makeRoom, stripsOf } from './dressing.ts'
import { type Rect, slotRects } from './geometry.ts'

/** One slot of a screen with its place and the name to write on it. */
export type Tile =
  | { kind: 'empty'; slot: number; rect: Rect }
  | { kind: 'site'; slot: number; rect: Rect; site: SiteId; source: SourceKey; label: string }

/** Names come from `labels` (the registry); a site without a label shows its id, never another's name. */
export function assign(screen: Screen, labels: Readonly<Record<string, string>>, gap?: number): Tile[] {
  const rects = makeRoom(screen.layout, slotRects(screen.layout, gap), stripsOf(screen.dressing))
  return rects.map((rect, slot) => {
    const shown = screen.slots[slot]
    if (!shown || shown.kind === 'empty') return { kind: 'empty', slot, rect }
    const { site } = shown
    const source = sourceOf(site, shown.kind === 'content' ? 'content' : 'camera')
    return { kind: 'site', slot, rect, site, source, label: labels[site] ?? site }
  })
}
