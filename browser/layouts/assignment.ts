import { type Scene, type SiteId, type SourceKey, sourceOf } from '#contract'
import { type Rect, slotRects } from './geometry.ts'

/** One slot of a scene with its place and the name to write on it. */
export type Tile =
  | { kind: 'empty'; slot: number; rect: Rect }
  | { kind: 'site'; slot: number; rect: Rect; site: SiteId; source: SourceKey; label: string }

/** Names come from `labels` (the registry); a site without a label shows its id, never another's name. */
export function assign(scene: Scene, labels: Readonly<Record<string, string>>, gap?: number): Tile[] {
  return slotRects(scene.layout, gap).map((rect, slot) => {
    const source = scene.slots[slot]
    if (!source || source.kind === 'empty') return { kind: 'empty', slot, rect }
    const { site } = source
    return { kind: 'site', slot, rect, site, source: sourceOf(site, 'camera'), label: labels[site] ?? site }
  })
}
