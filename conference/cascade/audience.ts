import { layersOf } from '#conference/scenes'
import {
  type Layer,
  partsOfSource,
  type Screen,
  type SessionState,
  type SiteId,
  type SourceKey,
  screenOf,
  sourceOf,
} from '#contract'
import type { Monitor } from './types.ts'

/** How a source is wanted: the layer of a picture, null for sound; `standby`: only got ready, for a preview. */
export interface Wish {
  layer: Layer | null
  standby: boolean
}

export type Wished = ReadonlyMap<SourceKey, Wish>

/**
 * What the sites of a session are to receive: the pictures on its screen and its open microphones, and on standby
 * the pictures that are only prepared. A picture of both comes at the highest of its layers.
 */
export function wishesOf(session: SessionState | null, prepared: readonly Screen[]): Wished {
  const wishes = new Map<SourceKey, Wish>()
  if (session === null) return wishes
  for (const [source, layer] of prepared.flatMap((screen) => [...layersOf(screen)]))
    wishes.set(source, { layer: higher(layer, wishes.get(source)?.layer), standby: true })
  for (const [source, layer] of layersOf(screenOf(session)))
    wishes.set(source, { layer: higher(layer, wishes.get(source)?.layer), standby: false })
  for (const site of session.floor.open)
    wishes.set(sourceOf(site, 'microphone'), { layer: null, standby: false })
  return wishes
}

/**
 * The same with what consoles watch. That counts for nobody: it is got ready as a preview is, and what sites watch as
 * well stays theirs.
 */
export function withMonitors(watched: Wished, monitors: readonly Monitor[]): Wished {
  if (monitors.length === 0) return watched
  const all = new Map(watched)
  for (const { source, layer } of monitors) {
    const before = all.get(source)
    const best = layer === null ? null : higher(layer, before?.layer)
    all.set(source, { layer: best, standby: before?.standby ?? true })
  }
  return all
}

const higher = (a: Layer, b: Layer | null | undefined): Layer => (b != null && b > a ? b : a)

/** What an audience wants of it. A site does not want itself, so a source needs another site to watch it. */
export function watchedIn(wishes: Wished, audience: readonly SiteId[]): Wished {
  const sites = new Set(audience)
  return new Map(
    [...wishes].filter(([source]) => sites.size > (sites.has(partsOfSource(source).site) ? 1 : 0)),
  )
}
