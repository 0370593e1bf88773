import { layersOf } from '#conference/scenes'
import { type Layer, partsOfSource, type SessionState, type SourceKey, sourceOf } from '#contract'
import { sessionOfSite } from './membership.ts'
import type { CascadeInput } from './types.ts'

/** Sources as they are wanted: the layer of a picture, null for sound. */
export type Wished = ReadonlyMap<SourceKey, Layer | null>

/** What the sites of a session are to receive: its scene's cameras and its open microphones. */
export function wishesOf(session: SessionState | null): Wished {
  if (session === null) return new Map()
  const sound = session.floor.open.map((site) => [sourceOf(site, 'microphone'), null] as const)
  return new Map<SourceKey, Layer | null>([...layersOf(session.program.scene), ...sound])
}

/** All sites of a node have one home, hence one session: the one that the node's own room takes part in. */
export function wishesOfSites({ self, sessions }: CascadeInput): Wished {
  return wishesOf(sessionOfSite(self, sessions))
}

/** What the audience here wants. A site does not want itself, so a source needs another site to watch it. */
export function watchedHere(input: CascadeInput): Wished {
  const sites = new Set(input.audience)
  return new Map(
    [...wishesOfSites(input)].filter(([source]) => {
      const { site } = partsOfSource(source)
      return sites.size > (sites.has(site) ? 1 : 0)
    }),
  )
}
