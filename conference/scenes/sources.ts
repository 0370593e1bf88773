import { type Layer, type Scene, type Screen, type SiteId, type SourceKey, sourceOf } from '#contract'
import { layerOfSlot } from './layer-policy.ts'

/** One picture on screen: what it is, where it stands, and the layer that the place deserves. */
export interface SceneSource {
  source: SourceKey
  site: SiteId
  slot: number
  layer: Layer
}

/** Content is text to be read, so it always comes whole. */
const contentLayer: Layer = 2

/** The pictures of a screen in slot order. */
export function sourcesOf({ layout, slots }: Screen): SceneSource[] {
  return slots.flatMap((shown, slot) => {
    if (shown.kind === 'empty') return []
    const { site } = shown
    return shown.kind === 'content'
      ? [{ source: sourceOf(site, 'content'), site, slot, layer: contentLayer }]
      : [{ source: sourceOf(site, 'camera'), site, slot, layer: layerOfSlot(layout, slot) }]
  })
}

/** Each picture of the screen with the highest layer among its slots. */
export function layersOf(screen: Screen): Map<SourceKey, Layer> {
  const layers = new Map<SourceKey, Layer>()
  for (const { source, layer } of sourcesOf(screen)) {
    const before = layers.get(source)
    if (before === undefined || before < layer) layers.set(source, layer)
  }
  return layers
}

/** The sites that a scene names itself, in slot order. */
export const namedSites = (scene: Scene): SiteId[] =>
  scene.slots.flatMap((slot) => (slot.kind === 'site' ? [slot.site] : []))
