import { partsOfSource, type SiteId, type SourceKey, sourceOf } from '#contract'
import { type Wished, watchedHere } from './audience.ts'
import { highestLayer } from './demand.ts'
import type { Allocation } from './ledger.ts'
import { homeOf } from './tree.ts'
import type { CascadeInput, PublishOrder } from './types.ts'
import { mayPass } from './verdict.ts'

/**
 * What every local site with sources is ordered to send. Pictures go up to the highest layer that somebody
 * watches; the microphone is sent while it is open, so that no first word is lost to a listener who comes late.
 */
export function ordersOf(input: CascadeInput, { accepted }: Allocation): Record<SiteId, PublishOrder> {
  const published = new Set(input.local)
  const watched = watchedHere(input)
  const wants = Object.values(accepted).flat()

  const order = (site: SiteId): PublishOrder => {
    const content = sourceOf(site, 'content')
    const microphone = sourceOf(site, 'microphone')
    return {
      camera: cameraLayer(sourceOf(site, 'camera'), published, watched, wants),
      microphone: published.has(microphone) && mayPass(microphone, input.sessions),
      content:
        published.has(content) && (watched.has(content) || wants.some(({ source }) => source === content)),
    }
  }
  const sites = new Set(input.local.map((source) => partsOfSource(source).site))
  const here = [...sites].filter((site) => homeOf(site) === input.self).sort()
  return Object.fromEntries(here.map((site) => [site, order(site)]))
}

function cameraLayer(
  camera: SourceKey,
  published: ReadonlySet<SourceKey>,
  watched: Wished,
  wants: Allocation['accepted'][string],
): PublishOrder['camera'] {
  if (!published.has(camera)) return null
  const layers = wants.filter(({ source }) => source === camera).map(({ layer }) => layer)
  const mine = watched.get(camera)
  if (mine !== undefined) layers.push(mine)
  return layers.length === 0 ? null : highestLayer(layers)
}
