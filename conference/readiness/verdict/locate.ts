import type { FaultPlace, LegName, LoopTier } from '#contract/readiness'
import { isFailing } from './bands.ts'
import type { Case, Draft } from './draft.ts'
import { isClosed, type Loop, type Medium } from './loops.ts'
import { legsTo } from './ways.ts'

/** What is known when a symptom is to be placed. `causes`: what the devices and legs showed. */
export interface Scene extends Case {
  causes: readonly Draft[]
}

/** Where a loop broke that brought nothing back from a tier (D12). */
export function placeOfLost(around: Scene, tier: LoopTier, medium: Medium): FaultPlace {
  const { arrived } = around.measurement.loops[tier][medium]
  const before = provinceBefore(around, tier, medium)
  if (arrived === false) return before?.arrived || before?.returned ? 'uplinkUp' : 'siteUp'
  if (arrived === true) return isProven(around, before) && !isKnownNearer(around) ? 'uplinkDown' : 'siteDown'
  return placeOfPoor(around, tier, isProven(around, before))
}

/** The line down to the site is known to fail, and that from above to be sound: what was proven before broke there. */
function isKnownNearer({ causes, measurement }: Scene): boolean {
  const fails = (leg: LegName) => causes.some(({ place, severity }) => place === leg && isFailing(severity))
  return fails('siteDown') && !fails('uplinkDown') && measurement.legs.uplinkDown.lossShare !== null
}

/** Where a loop got so poor that its codes can't be read: it may be either way (D12). */
export const placeOfUnread = (around: Scene, tier: LoopTier, medium: Medium): FaultPlace =>
  placeOfPoor(around, tier, isProven(around, provinceBefore(around, tier, medium)))

const provinceBefore = ({ measurement, tiers }: Scene, tier: LoopTier, medium: Medium): Loop | null =>
  tier === 'centre' && tiers.includes('province') ? measurement.loops.province[medium] : null

const isProven = ({ thresholds }: Scene, loop: Loop | null): boolean =>
  loop !== null && isClosed(loop, thresholds.provingCodes) === true

/**
 * Where something comes from that a tier's loop shows and no leg names itself: the leg of the stretch that fails; when
 * its legs were measured and none does, one that fails nearer to the site, for what goes wrong there adds up to the
 * tier; else the worst leg of the stretch; when all are sound, the tier's node; else the line as a whole (D12).
 * `isBeyond`: the province's loop does not show it.
 */
export function placeOfPoor(
  { causes, measurement, tiers }: Scene,
  tier: LoopTier,
  isBeyond: boolean,
): FaultPlace {
  const { up, down } = legsTo(measurement.site, tier)
  const way = [...up, ...down]
  const stretch = way.filter((leg) => !isBeyond || leg.startsWith('uplink'))
  const isMeasured = stretch.every((leg) => measurement.legs[leg].lossShare !== null)
  const onWay = failingFirst(causes).filter(({ place }) => isOn(way, place))
  const worst = onWay.find(({ place }) => isOn(stretch, place))
  const [first] = onWay.filter(({ severity }) => isFailing(severity))
  if (isMeasured && first && !(worst && isFailing(worst.severity))) return first.place
  if (worst) return worst.place
  if (isMeasured) return isBeyond || !tiers.includes('province') ? tier : 'province'
  return isBeyond ? 'uplink' : 'siteLine'
}

/** Where sound that had to be made up was lost: on the leg that fails, else on one that is not good, else on the line down. */
export function placeOfGaps({ causes }: Scene): FaultPlace {
  const isLoss = ({ code }: Draft) => code === 'loss.high' || code === 'jitter.high'
  const failing = causes.filter(({ severity }) => isFailing(severity))
  const worst =
    failing.find(isLoss) ?? failing.find(({ code }) => code === 'capacity.low') ?? causes.find(isLoss)
  return worst?.place ?? 'siteDown'
}

const isOn = (legs: readonly LegName[], place: FaultPlace): boolean =>
  isOneOf(legs, place) || isLineOf(legs, place)
const isOneOf = (stretch: readonly LegName[], place: FaultPlace): boolean =>
  stretch.some((leg) => leg === place)
const isLineOf = (stretch: readonly LegName[], place: FaultPlace): boolean =>
  (place === 'siteLine' && stretch.includes('siteUp')) || (place === 'uplink' && stretch.includes('uplinkUp'))

const failingFirst = (causes: readonly Draft[]): Draft[] =>
  causes.toSorted((a, b) => Number(isFailing(b.severity)) - Number(isFailing(a.severity)))
