import { partsOfSource, type SiteId, type SourceKey } from '#contract'
import type { HostStatistics } from '#contract/media'
import type { Readings } from './link-status.ts'

export type FirstSource = 'camera' | 'microphone'

/** Of which own sites a picture or sound came between two readings; one reading alone tells nothing. */
export function mediaCameBetween({ before, now }: Readings): Map<SiteId, FirstSource[]> {
  const came = new Map<SiteId, FirstSource[]>()
  if (before === null || now === null) return came
  const earlier = bytesOf(before)
  for (const [source, bytes] of bytesOf(now)) {
    const { site, kind } = partsOfSource(source)
    if (kind !== 'camera' && kind !== 'microphone') continue
    // A source that was published anew counts from 0 again.
    if (bytes === 0 || bytes === earlier.get(source)) continue
    const sources = came.get(site)
    if (sources) sources.push(kind)
    else came.set(site, [kind])
  }
  return came
}

/** Bytes that came from own seats, of all layers. */
const bytesOf = ({ sources }: HostStatistics): Map<SourceKey, number> =>
  new Map(
    sources.flatMap(({ source, from, layers }) =>
      from === 'seat' ? [[source, layers.reduce((sum, bytes) => sum + bytes, 0)] as const] : [],
    ),
  )
