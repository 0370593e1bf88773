import type {
  FaultPlace,
  FindingCode,
  LoopTier,
  Measurement,
  Reading,
  Severity,
  Thresholds,
} from '#contract/readiness'

/** A finding before it has its words. */
export interface Draft {
  code: FindingCode
  severity: Severity
  place: FaultPlace
  tier: LoopTier | null
  reading: Reading | null
  /** The paths of what was not measured (`measurement.missing`). */
  detail?: readonly string[]
}

/** What the rules look at. `tiers`: those that have to be proven and that the site has, the nearest first. */
export interface Case {
  measurement: Measurement
  thresholds: Thresholds
  tiers: readonly LoopTier[]
}

/** A finding without a figure. */
export const plainly = (
  code: FindingCode,
  severity: Severity,
  place: FaultPlace,
  tier: LoopTier | null = null,
): Draft => ({ code, severity, place, tier, reading: null })
