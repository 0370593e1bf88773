import { CENTRE } from '#conference/sites/ids'
import type { SiteId } from '#contract'
import { type LineRecord, type Thresholds, thresholds } from '#contract/readiness'
import type { Place } from '../place.ts'

/** Kilobits a second, each way. */
export interface BothWays {
  upKbps: number
  downKbps: number
}

/** How a node tests its sites; from its configuration, with lines and phones from the directory: read when needed. */
export interface ReadinessRules {
  thresholds: Thresholds
  /** What a test's picture may take at most. */
  pictureKbps: { full: number; short: number }
  /** What tests may take of a node's line to its sites, and of its line to the tier above. */
  access: BothWays
  uplink: BothWays
  /** As many tests of one round at once at most. */
  atMost: number
  lines: readonly LineRecord[]
  /** Whom to call at a site. */
  phones: Readonly<Record<SiteId, string>>
}

export const defaultRules: ReadinessRules = {
  thresholds: thresholds.parse({}),
  pictureKbps: { full: 2500, short: 600 },
  access: { upKbps: 100_000, downKbps: 100_000 },
  uplink: { upKbps: 50_000, downKbps: 50_000 },
  atMost: 16,
  ...{ lines: [], phones: {} },
}

/** What the sound of a test takes beside its picture, with the headers of both. */
const SOUND_KBPS = 100

/** One test's share of the lines that many have in common: the same each way, for everything comes back. */
export function costOf(form: 'full' | 'short', { pictureKbps }: ReadinessRules) {
  const kbps = pictureKbps[form] + SOUND_KBPS
  const rate = { upKbps: kbps, downKbps: kbps }
  return { access: rate, uplink: rate }
}

/** A province without a tier above can be proven at the province only. */
export function rulesAt(place: Place, rules: ReadinessRules): ReadinessRules {
  if (place.self === CENTRE || place.parent !== null) return rules
  return {
    ...rules,
    thresholds: { ...rules.thresholds, tiers: ['province'] },
    // These change while the node runs.
    get lines() {
      return rules.lines
    },
    get phones() {
      return rules.phones
    },
  }
}
