import { tiersOf } from '#conference/readiness'
import { CENTRE, homeNode } from '#conference/sites/ids'
import type { NodeId, SiteId } from '#contract'
import {
  type LegMeasurement,
  type LoopTier,
  type Measurement,
  measurement,
  type PageMeasured,
} from '#contract/readiness'
import type { Place } from '../place.ts'
import type { LegsMeasured } from './legs-measured.ts'

/** The tiers that return a site's test, in their order. A cut line is no reason to leave one out: it fails there. */
export function tiersAt({ self, parent }: Place, site: SiteId): LoopTier[] {
  const tiers = tiersOf(site)
  return self === CENTRE || parent !== null ? [...tiers] : tiers.filter((tier) => tier === 'province')
}

/** The node that stands for a tier in a site's test. */
export const nodeOfTier = (site: SiteId, tier: LoopTier): NodeId =>
  tier === 'centre' ? CENTRE : homeNode(site)

/** What the node knows of a test beside what its page measured. */
export interface AroundTest
  extends Pick<Measurement, 'id' | 'site' | 'form' | 'asked' | 'by' | 'startedAt' | 'endedAt'> {
  /** The tiers that returned it. */
  looped: readonly LoopTier[]
  /** Null: nothing measured them. */
  legs: LegsMeasured | null
  /** Whether the line to the tier above was there all the time; null: the site has none. */
  uplink: boolean | null
}

/**
 * The measurement of a test: what the page measured, completed by what the node knows. Where both measured the same
 * figure of a line, the node's counts: it is the one that received. Whether something arrived is the node's to say, and
 * of a tier that returned nothing the page has nothing to tell (N51).
 */
export function completed(page: PageMeasured, around: AroundTest): Measurement {
  const { legs, looped, uplink, startedAt, endedAt, ...of } = around
  const own = (leg: LegMeasurement | undefined) =>
    Object.fromEntries(Object.entries(leg ?? {}).filter(([, value]) => value !== null))
  const ofUplink = (leg: LegMeasurement | undefined) => ({
    ...own(leg),
    ...(uplink !== null && { connected: uplink }),
  })
  const loopOf = (tier: LoopTier) => {
    if (!looped.includes(tier)) return {}
    const { picture, sound, ...rest } = page.loops[tier]
    const arrived = legs?.arrived[tier]
    return {
      ...rest,
      picture: { ...picture, arrived: arrived?.picture ?? null },
      sound: { ...sound, arrived: arrived?.sound ?? null },
    }
  }
  return measurement.parse({
    ...{ version: 1, ...of, startedAt, endedAt: Math.max(startedAt, endedAt), ...page },
    transport: page.transport ?? legs?.transport ?? null,
    loops: { province: loopOf('province'), centre: loopOf('centre') },
    legs: {
      siteUp: { ...page.legs.siteUp, ...own(legs?.siteUp) },
      siteDown: withoutBefore({ ...page.legs.siteDown, ...own(legs?.siteDown) }, legs),
      uplinkUp: ofUplink(legs?.uplinkUp),
      uplinkDown: ofUplink(legs?.uplinkDown),
    },
  })
}

/** What came to the node with jitter already is no fault of the line to the site. */
const withoutBefore = (leg: LegMeasurement, legs: LegsMeasured | null): LegMeasurement =>
  leg.jitterMs === null ? leg : { ...leg, jitterMs: Math.max(0, leg.jitterMs - (legs?.jitterBeforeMs ?? 0)) }
