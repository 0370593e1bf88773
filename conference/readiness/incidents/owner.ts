import type { SiteId } from '#contract'
import type { Finding, IncidentOwner, LineRecord } from '#contract/readiness'

/** Who sees to a finding at a site: for a line its provider, as far as the line is described (D37). */
export function ownerOf(
  { actor, place }: Pick<Finding, 'actor' | 'place'>,
  site: SiteId,
  lines: readonly LineRecord[],
): IncidentOwner {
  if (actor !== 'telecom') return { party: actor }
  const isUplink = place.startsWith('uplink')
  const [top = '', province = ''] = site.split('-')
  const of = isUplink ? `${top}-${province}` : site
  const line = lines.find((each) => each.of === of && each.kind === (isUplink ? 'uplink' : 'site'))
  if (!line) return { party: site === top ? 'centre' : 'province' }
  const { provider, circuit, phone } = line
  return { party: 'telecom', provider, circuit, phone }
}
