import type {
  LegMeasurement,
  LegName,
  Metric,
  Reading,
  Severity,
  Thresholds,
  WorstLeg,
} from '#contract/readiness'
import { bySeverity, critical, type Graded, gradeAtLeast, gradeAtMost, isFailing } from './bands.ts'
import { type Case, type Draft, plainly } from './draft.ts'
import { legsOf, legsTo, rttOf, rttTo } from './ways.ts'

/** What the figures of each leg say, and the round trip to each tier (D8). */
export function legFindings(around: Case): Draft[] {
  const { measurement, thresholds, tiers } = around
  const legs = legsOf(measurement.site, tiers)
  return [
    ...cuts(around, legs),
    ...legs.flatMap((leg) => gradesOf(measurement.legs[leg], thresholds).map((each) => ofLeg(leg, each))),
    ...roundTrips(around),
  ]
}

/** Whether the line on which the leg lies is known to be cut. */
export const isCut = (
  { measurement: { legs } }: Pick<Case, 'measurement'>,
  line: 'site' | 'uplink',
): boolean =>
  line === 'site'
    ? legs.siteUp.connected === false || legs.siteDown.connected === false
    : legs.uplinkUp.connected === false || legs.uplinkDown.connected === false

function cuts(around: Case, legs: readonly LegName[]): Draft[] {
  const found: Draft[] = []
  if (isCut(around, 'site')) found.push(plainly('line.cut', 'fail', 'siteLine'))
  if (legs.includes('uplinkUp') && isCut(around, 'uplink'))
    found.push(plainly('uplink.cut', 'fail', 'uplink'))
  return found
}

const codeOf: Partial<Record<Metric, Draft['code']>> = {
  capacityKbps: 'capacity.low',
  lossShare: 'loss.high',
  jitterMs: 'jitter.high',
}
const ofLeg = (leg: LegName, { severity, reading }: Graded): Draft => ({
  ...plainly(codeOf[reading.metric] ?? 'rtt.high', severity, leg),
  reading,
})

/** The figures of one leg that are not good. */
function gradesOf({ capacityKbps, lossShare, jitterMs }: LegMeasurement, thresholds: Thresholds): Graded[] {
  const all = [
    capacityKbps === null ? null : gradeCapacity(capacityKbps, thresholds),
    lossShare === null ? null : gradeLoss(lossShare, thresholds),
    jitterMs === null ? null : gradeAtMost('jitterMs', jitterMs, thresholds.jitterMs),
  ]
  return all.filter((each) => each !== null)
}

/** Between `warning` and `acceptable` it is still Đạt, with a warning. */
function gradeCapacity(
  value: number,
  { capacityKbps: { good, acceptable, warning } }: Thresholds,
): Graded | null {
  const graded = gradeAtLeast('capacityKbps', value, { good, acceptable: warning })
  return graded?.severity === 'acceptable' && value < acceptable
    ? { severity: 'warning', reading: { metric: 'capacityKbps', value, bound: acceptable } }
    : graded
}

function gradeLoss(value: number, { lossShare }: Thresholds): Graded | null {
  const graded = gradeAtMost('lossShare', value, lossShare)
  return graded && value >= lossShare.criticalFrom ? critical(graded, lossShare.criticalFrom) : graded
}

function gradeRtt(value: number, { rttMs }: Thresholds): Graded | null {
  const graded = gradeAtMost('rttMs', value, rttMs)
  return graded && value > rttMs.criticalAbove ? critical(graded, rttMs.criticalAbove) : graded
}

/** The round trip to the nearest tier where it is worst; it lies on the line that has more of it. */
function roundTrips({ measurement, thresholds, tiers }: Case): Draft[] {
  const near = rttOf(measurement.legs.siteUp, measurement.legs.siteDown) ?? 0
  const found = tiers.flatMap((tier): Draft[] => {
    const value = rttTo(measurement, tier)
    const graded = value === null ? null : gradeRtt(value, thresholds)
    if (value === null || !graded) return []
    const isFar = legsTo(measurement.site, tier).up.length > 1 && value - near > near
    const { severity, reading } = graded
    return [{ ...plainly('rtt.high', severity, isFar ? 'uplink' : 'siteLine', tier), reading }]
  })
  return found.toSorted((a, b) => bySeverity(a.severity, b.severity)).slice(0, 1)
}

/**
 * The leg with the worst grade, and among equals the one whose figure is farthest from good, told as value against the
 * bound beyond which it fails (D9); null: no leg has a figure.
 */
export const worstLegOf = ({ measurement, thresholds, tiers }: Case): WorstLeg | null =>
  worstOf(
    legsOf(measurement.site, tiers).map((leg) => [leg, measurement.legs[leg]]),
    thresholds,
  )

/** Of some legs, in the order in which they are told. */
export function worstOf(
  legs: readonly (readonly [LegName, LegMeasurement])[],
  thresholds: Thresholds,
): WorstLeg | null {
  let worst: (WorstLeg & { badness: number }) | null = null
  for (const [leg, figures] of legs) {
    const graded = new Map(gradesOf(figures, thresholds).map((each) => [each.reading.metric, each.severity]))
    const rtt = figures.rttMs === null ? null : gradeRtt(figures.rttMs, thresholds)
    if (rtt) graded.set('rttMs', rtt.severity)
    for (const reading of readingsOf(figures, thresholds)) {
      const next = { leg, reading, grade: gradeOf(graded.get(reading.metric)), badness: badnessOf(reading) }
      if (worst === null || isWorse(next, worst)) worst = next
    }
  }
  return worst && { leg: worst.leg, grade: worst.grade, reading: worst.reading }
}

const gradeOf = (severity: Severity | undefined): WorstLeg['grade'] =>
  severity === undefined ? 'good' : isFailing(severity) ? 'fail' : 'acceptable'

const places: Record<WorstLeg['grade'], number> = { good: 0, acceptable: 1, fail: 2 }
const isWorse = (a: Pick<WorstLeg, 'grade'> & { badness: number }, b: typeof a): boolean =>
  places[a.grade] === places[b.grade] ? a.badness > b.badness : places[a.grade] > places[b.grade]

/** Each figure of a leg against the bound beyond which it fails. */
function readingsOf(
  leg: LegMeasurement,
  { capacityKbps, lossShare, jitterMs, rttMs }: Thresholds,
): Reading[] {
  const bounds = {
    capacityKbps: capacityKbps.warning,
    lossShare: lossShare.acceptable,
    jitterMs: jitterMs.acceptable,
    rttMs: rttMs.acceptable,
  } as const
  return (['capacityKbps', 'lossShare', 'jitterMs', 'rttMs'] as const).flatMap((metric) => {
    const value = leg[metric]
    return value === null ? [] : [{ metric, value, bound: bounds[metric] }]
  })
}

/** 1 at the bound, more beyond it. Capacity is worse the less there is of it. */
function badnessOf({ metric, value, bound }: Reading): number {
  const [over, under] = metric === 'capacityKbps' ? [bound, value] : [value, bound]
  if (over === 0) return 0
  return under === 0 ? Number.MAX_VALUE : over / under
}
