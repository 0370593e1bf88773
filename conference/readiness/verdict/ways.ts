import type { SiteId } from '#contract'
import type { LegMeasurement, LegName, LoopTier, Measurement } from '#contract/readiness'

/** The tiers that a site can be proven at: the centre's own room knows only the centre (D4). */
export const tiersOf = (site: SiteId): readonly LoopTier[] =>
  site === 'VN' ? ['centre'] : ['province', 'centre']

/** The legs to a tier and back, the nearest first (D4). */
export function legsTo(site: SiteId, tier: LoopTier): { up: readonly LegName[]; down: readonly LegName[] } {
  return tier === 'province' || site === 'VN'
    ? { up: ['siteUp'], down: ['siteDown'] }
    : { up: ['siteUp', 'uplinkUp'], down: ['siteDown', 'uplinkDown'] }
}

/** The legs that a site's test runs over, in the order in which they are told. */
export function legsOf(site: SiteId, tiers: readonly LoopTier[]): LegName[] {
  const all = tiers.flatMap((tier) => Object.values(legsTo(site, tier)).flat())
  return [...new Set(all)]
}

/** Round trip over a line, as either end measured it: the longer. */
export function rttOf(a: LegMeasurement, b: LegMeasurement): number | null {
  const known = [a.rttMs, b.rttMs].filter((each) => each !== null)
  return known.length === 0 ? null : Math.max(...known)
}

/** Round trip to a tier, over one line or two; null: one of them is not known. */
export function rttTo({ site, legs }: Measurement, tier: LoopTier): number | null {
  const near = rttOf(legs.siteUp, legs.siteDown)
  if (near === null || legsTo(site, tier).up.length === 1) return near
  const far = rttOf(legs.uplinkUp, legs.uplinkDown)
  return far === null ? null : near + far
}

/** What is lost on one way over several legs: `1 − ∏(1 − loss)`; null: one of them is not known. */
export function lossOver({ legs }: Measurement, names: readonly LegName[]): number | null {
  const losses = names.map((name) => legs[name].lossShare)
  if (losses.some((each) => each === null)) return null
  return 1 - losses.reduce<number>((kept, each) => kept * (1 - (each ?? 0)), 1)
}
