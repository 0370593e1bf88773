import { type Layer, type SiteId, type SourceKey, sourceOf } from '#contract'
import { highestLayer } from './demand.ts'
import type { Allocation } from './ledger.ts'
import type { Situation } from './situation.ts'
import type { PublishOrder } from './types.ts'

/**
 * What every local site with sources is ordered to send. Pictures go up to the highest layer that somebody
 * watches or has on standby; the microphone is sent while it is open, or an operator talks
 * with the site, so that no first word is lost to a listener who comes late.
 */
export function ordersOf(situation: Situation, { accepted }: Allocation): Record<SiteId, PublishOrder> {
  const { input, session, cues, watched, publishers } = situation
  const published = new Set(input.local)
  const heard = new Set([...(session?.floor.open ?? []), ...cues.map(({ site }) => site)])
  const layers = new Map<SourceKey, (number | null)[]>()
  const note = (source: SourceKey, layer: number | null) => {
    layers.set(source, [...(layers.get(source) ?? []), layer])
  }
  for (const [source, { layer }] of watched) note(source, layer)
  for (const { source, layer } of Object.values(accepted).flat()) note(source, layer)

  const wantedLayer = (source: SourceKey): Layer | null => {
    const wanted = published.has(source) ? layers.get(source) : undefined
    return wanted === undefined ? null : highestLayer(wanted)
  }
  const order = (site: SiteId): PublishOrder => ({
    camera: wantedLayer(sourceOf(site, 'camera')),
    microphone: heard.has(site) && published.has(sourceOf(site, 'microphone')),
    content: wantedLayer(sourceOf(site, 'content')) !== null,
  })
  return Object.fromEntries(publishers.map((site) => [site, order(site)]))
}
