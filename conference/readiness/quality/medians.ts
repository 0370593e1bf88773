import type { LegMeasurement, LegName, SiteQuality } from '#contract/readiness'
import type { Found, LineFigures } from './sample.ts'

/** Of an even number the lower of the two in the middle would be milder than half of the samples: the higher. */
export const medianOf = (values: readonly number[]): number | null =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? null

/** Where less is worse: of an even number the lower of the two in the middle. */
export const lowMedianOf = (values: readonly number[]): number | null =>
  values.toSorted((a, b) => a - b)[(values.length - 1) >> 1] ?? null

/** The figures of one leg over some samples. */
export function legOver(telling: readonly Found[], leg: LegName): LegMeasurement {
  const over = (figure: keyof LineFigures) =>
    medianOf(telling.flatMap(({ legs }) => legs[leg]?.[figure] ?? []))
  return {
    connected: null,
    lossShare: over('lossShare'),
    jitterMs: over('jitterMs'),
    rttMs: over('rttMs'),
    capacityKbps: null,
  }
}

/** Everything over some samples, as people read it. A leg that nothing passed is left out. */
export function figuresOver(telling: readonly Found[]): NonNullable<SiteQuality['figures']> {
  const legs: NonNullable<SiteQuality['figures']>['legs'] = {}
  for (const leg of ['siteUp', 'siteDown', 'uplinkUp', 'uplinkDown'] as const) {
    const { lossShare, jitterMs, rttMs } = legOver(telling, leg)
    if (lossShare !== null || jitterMs !== null || rttMs !== null) legs[leg] = { lossShare, jitterMs, rttMs }
  }
  return {
    legs,
    fps: lowMedianOf(telling.flatMap(({ fps }) => fps ?? [])),
    levelDbov: medianOf(telling.flatMap(({ microphone }) => microphone?.levelDbov ?? [])),
  }
}
