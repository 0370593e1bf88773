import { layersOf } from '#conference/scenes'
import {
  type Layer,
  partsOfSource,
  type SessionState,
  type SiteId,
  type SourceKey,
  sourceOf,
} from '#contract'

/** Sources as they are wanted: the layer of a picture, null for sound. */
export type Wished = ReadonlyMap<SourceKey, Layer | null>

/** What the sites of a session are to receive: its scene's cameras and its open microphones. */
export function wishesOf(session: SessionState | null): Wished {
  if (session === null) return new Map()
  const sound = session.floor.open.map((site) => [sourceOf(site, 'microphone'), null] as const)
  return new Map<SourceKey, Layer | null>([...layersOf(session.program.scene), ...sound])
}

/** What an audience wants of it. A site does not want itself, so a source needs another site to watch it. */
export function watchedIn(wishes: Wished, audience: readonly SiteId[]): Wished {
  const sites = new Set(audience)
  return new Map(
    [...wishes].filter(([source]) => sites.size > (sites.has(partsOfSource(source).site) ? 1 : 0)),
  )
}
