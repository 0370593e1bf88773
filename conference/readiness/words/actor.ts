import type { ActingParty, FaultPlace, Measurement } from '#contract/readiness'
import type { Draft } from '../verdict/draft.ts'

const ofPlace: Record<FaultPlace, ActingParty> = {
  page: 'site',
  device: 'site',
  siteUp: 'telecom',
  siteDown: 'telecom',
  siteLine: 'telecom',
  uplinkUp: 'telecom',
  uplinkDown: 'telecom',
  uplink: 'telecom',
  province: 'province',
  centre: 'centre',
}

/**
 * Who acts first (D19): the site for its room and page, the provider for a line, the technicians of a tier for its
 * node, and for its clock. A cut uplink is the province's, who looks at its own router before it calls the provider; a segment that
 * lets no UDP through is opened by the province as well. Who sees sound and picture apart reloads the page first.
 */
export function actorOf({ code, place }: Draft, measurement: Measurement | null): ActingParty {
  if (code === 'uplink.cut' || code === 'proof.future') return 'province'
  // Sound and picture come apart in a computer that is too busy before they do in a line.
  if (code === 'skew.high' && place.startsWith('site')) return 'site'
  if (code === 'transport.tcp' || code === 'transport.relay')
    return measurement?.site === 'VN' ? 'centre' : 'province'
  return ofPlace[place]
}
