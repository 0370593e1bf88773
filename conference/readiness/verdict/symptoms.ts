import type { LoopTier } from '#contract/readiness'
import { bySeverity, type Graded, gradeAtLeast, gradeAtMost } from './bands.ts'
import { gradeFps } from './devices.ts'
import { type Draft, plainly } from './draft.ts'
import { mosOf, ratingOf } from './e-model.ts'
import { isCut } from './legs.ts'
import { placeOfGaps, placeOfPoor, type Scene } from './locate.ts'
import { isClosed } from './loops.ts'
import { legsTo, lossOver } from './ways.ts'

/** How good what came back was; each finding once, for the tier where it is worst, the nearer of equals (D13). */
export function symptomFindings(around: Scene): Draft[] {
  const found: Draft[] = []
  for (const tier of around.tiers)
    for (const [code, graded] of gradesAt(around, tier)) {
      const near = found.findIndex((each) => each.code === code)
      const known = found[near]
      if (known && bySeverity(known.severity, graded.severity) <= 0) continue
      const { severity, reading } = graded
      const isBeyond = tier === 'centre' && around.tiers.includes('province') && !known
      const place = placeOf(around, { code, severity }, tier, isBeyond)
      const next = { ...plainly(code, severity, place, tier), reading }
      if (known) found[near] = next
      else found.push(next)
    }
  return [...found, ...concealed(around)]
}

/** A poor camera gives a picture back that is as poor, whatever the line; one that is poorer comes from elsewhere. */
function placeOf(
  around: Scene,
  { code, severity }: Pick<Draft, 'code' | 'severity'>,
  tier: LoopTier,
  isBeyond: boolean,
): Draft['place'] {
  const twin = code === 'picture.slow' ? 'camera.slow' : code === 'picture.small' ? 'camera.small' : null
  const isAsPoor = around.causes.some(
    (cause) => cause.code === twin && bySeverity(cause.severity, severity) <= 0,
  )
  return isAsPoor ? 'device' : placeOfPoor(around, tier, isBeyond)
}

function gradesAt(around: Scene, tier: LoopTier): [Draft['code'], Graded][] {
  const { measurement, thresholds } = around
  const { picture, skewMs } = measurement.loops[tier]
  const mos = mosAt(around, tier)
  const grades: [Draft['code'], Graded | null][] = [
    [
      'picture.frozen',
      picture.longestFreezeMs === null ? null : gradeFreeze(picture.longestFreezeMs, thresholds),
    ],
    [
      'picture.small',
      picture.heightPx === null ? null : gradeAtLeast('heightPx', picture.heightPx, thresholds.heightPx),
    ],
    ['picture.slow', picture.fps === null ? null : gradeFps(picture.fps, thresholds)],
    ['skew.high', skewMs === null ? null : gradeAtMost('skewMs', Math.abs(skewMs), thresholds.skewMs)],
    ['mos.low', mos === null ? null : gradeAtLeast('mos', mos, thresholds.mos)],
  ]
  // Of a picture that does not come back there is nothing to be said but that.
  const isClosedLoop = isClosed(picture, thresholds.provingCodes) !== false && !isBroken(around, tier)
  return grades.filter(
    (each): each is [Draft['code'], Graded] =>
      each[1] !== null && (isClosedLoop || !each[0].startsWith('picture.')),
  )
}

export const isBroken = (around: Pick<Scene, 'measurement'>, tier: LoopTier): boolean =>
  isCut(around, 'site') || (legsTo(around.measurement.site, tier).up.length > 1 && isCut(around, 'uplink'))

function gradeFreeze(value: number, { freezeMs }: Scene['thresholds']): Graded | null {
  return value > freezeMs
    ? { severity: 'fail', reading: { metric: 'longestFreezeMs', value, bound: freezeMs } }
    : null
}

/**
 * The lower score of both ways between site and tier; null: delay or loss is not known. One way takes half of the
 * loop's delay, which has camera path, buffers and codec in it; loss is before repair, so the score is on the safe
 * side (D14). Rounded down to hundredths.
 */
export function mosAt({ measurement, thresholds }: Omit<Scene, 'causes'>, tier: LoopTier): number | null {
  const { delayMs } = measurement.loops[tier]
  const { up, down } = legsTo(measurement.site, tier)
  const [there, back] = [lossOver(measurement, up), lossOver(measurement, down)]
  if (delayMs === null || there === null || back === null) return null
  const lossShare = Math.max(there, back)
  return Math.floor(mosOf(ratingOf({ delayMs: delayMs / 2, lossShare }, thresholds.eModel)) * 100) / 100
}

/** Sound that was made up, since it came too late or not at all. */
function concealed(around: Scene): Draft[] {
  const { measurement, thresholds } = around
  const { concealedShare } = measurement
  const graded =
    concealedShare === null ? null : gradeAtMost('concealedShare', concealedShare, thresholds.concealedShare)
  if (!graded) return []
  return [{ ...plainly('sound.concealed', graded.severity, placeOfGaps(around)), reading: graded.reading }]
}
