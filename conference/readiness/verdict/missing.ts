import type { LegName, LoopTier, Measurement } from '#contract/readiness'
import { hasPicture, hasSound } from './devices.ts'
import { type Case, type Draft, plainly } from './draft.ts'
import { isBroken } from './symptoms.ts'
import { legsOf, rttOf } from './ways.ts'

/**
 * Every figure that a grade needs and the measurement lacks, by its path (D3). Not needed are what grades nothing:
 * noise floor, transport, width of the picture, whether it arrived, capacity of an uplink, which device was chosen,
 * and what the person says, but for the loudspeaker.
 */
function missingIn({ measurement, tiers }: Case): string[] {
  const reachable = tiers.filter((tier) => !isBroken({ measurement }, tier))
  return [
    ...ofPage(measurement),
    ...ofLegs(measurement, legsOf(measurement.site, reachable)),
    ...reachable.flatMap((tier) => ofLoop(measurement, tier)),
  ]
}

/** One finding for all of them; who acts is whoever's part is missing. */
export function missingFindings(around: Case): Draft[] {
  const detail = missingIn(around)
  if (detail.length === 0) return []
  const isFar = (path: string) => path.startsWith('loops.centre') || path.startsWith('legs.uplink')
  const isNear = (path: string) => path.startsWith('loops.province') || path.startsWith('legs.site')
  const place = detail.every(isFar)
    ? 'centre'
    : detail.every((path) => isFar(path) || isNear(path))
      ? 'province'
      : 'page'
  return [{ ...plainly('measurement.missing', 'missing', place), detail }]
}

const nulls = (at: string, values: Record<string, unknown>): string[] =>
  Object.entries(values)
    .filter(([, value]) => value === null)
    .map(([name]) => (at === '' ? name : `${at}.${name}`))

function ofPage(measurement: Measurement): string[] {
  const { pageHidden, concealedShare, camera, microphone, speaker } = measurement
  const { heightPx, fps } = camera
  const { levelDbov, clippingShare } = microphone
  return [
    ...nulls('', { pageHidden, concealedShare }),
    ...nulls('camera', { state: camera.state, ...(hasPicture(measurement) && { heightPx, fps }) }),
    ...nulls('microphone', {
      state: microphone.state,
      ...(hasSound(measurement) && { levelDbov, clippingShare }),
    }),
    ...nulls('speaker', { state: speaker.state }),
  ]
}

/** The round trip of a line is known when either end knows it. What an uplink bears is its operator's business. */
function ofLegs({ legs }: Measurement, names: readonly LegName[]): string[] {
  return names.flatMap((name) => {
    const { lossShare, jitterMs, capacityKbps } = legs[name]
    const isSite = name === 'siteUp' || name === 'siteDown'
    const rttMs = isSite ? rttOf(legs.siteUp, legs.siteDown) : rttOf(legs.uplinkUp, legs.uplinkDown)
    return nulls(`legs.${name}`, { lossShare, jitterMs, rttMs, ...(isSite && { capacityKbps }) })
  })
}

function ofLoop({ loops }: Measurement, tier: LoopTier): string[] {
  const { picture, sound, delayMs, skewMs } = loops[tier]
  const known = ({ returned, matchedCodes, foreignCodes, replayedCodes }: typeof sound) => ({
    returned,
    ...(returned !== false && { matchedCodes, foreignCodes, replayedCodes }),
  })
  const { heightPx, fps, longestFreezeMs } = picture
  return [
    ...nulls(`loops.${tier}.picture`, {
      ...known(picture),
      ...(picture.returned !== false && { heightPx, fps, longestFreezeMs }),
    }),
    ...nulls(`loops.${tier}.sound`, known(sound)),
    ...(picture.returned === false || sound.returned === false
      ? []
      : nulls(`loops.${tier}`, { delayMs, skewMs })),
  ]
}
