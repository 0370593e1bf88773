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
 * lets no UDP through is opened by the province as well.
 */
export function actorOf({ code, place }: Draft, measurement: Measurement | null): ActingParty {
  if (code === 'uplink.cut' || code === 'proof.future') return 'province'
  if (code === 'transport.tcp' || code === 'transport.relay')
    return measurement?.site === 'VN' ? 'centre' : 'province'
  return ofPlace[place]
}
