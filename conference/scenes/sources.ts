import { type Layer, type Scene, type SiteId, type SourceKey, sourceOf } from '#contract'
import { layerOfSlot } from './layer-policy.ts'

/** One site on screen: its camera, where it stands, and the layer that the place deserves. */
export interface SceneSource {
  source: SourceKey
  site: SiteId
  slot: number
  layer: Layer
}

/** The cameras of a scene in slot order. */
export function sourcesOf(scene: Scene): SceneSource[] {
  return scene.slots.flatMap((content, slot) =>
    content.kind === 'site'
      ? [
          {
            source: sourceOf(content.site, 'camera'),
            site: content.site,
            slot,
            layer: layerOfSlot(scene.layout, slot),
          },
        ]
      : [],
  )
}

/** Each camera of the scene with the highest layer among its slots. */
export function layersOf(scene: Scene): Map<SourceKey, Layer> {
  const layers = new Map<SourceKey, Layer>()
  for (const { source, layer } of sourcesOf(scene)) {
    const before = layers.get(source)
    if (before === undefined || before < layer) layers.set(source, layer)
  }
  return layers
}
