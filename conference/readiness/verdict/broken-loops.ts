import { isFailing } from './bands.ts'
import { hasPicture, hasSound } from './devices.ts'
import { type Draft, plainly } from './draft.ts'
import { placeOfLost, placeOfUnread, type Scene } from './locate.ts'
import { isClosed, type Medium } from './loops.ts'
import { isBroken } from './symptoms.ts'

/** Loops that brought back another's code, an old one, or nothing of ours (D10, D12). */
export function loopFindings(around: Scene): Draft[] {
  return (['picture', 'sound'] as const).flatMap((medium) => mediumFindings(around, medium))
}

/** Each once, for the nearest tier: what breaks there breaks behind it as well. */
function mediumFindings(around: Scene, medium: Medium): Draft[] {
  const { measurement, thresholds, tiers } = around
  for (const tier of tiers) {
    const loop = measurement.loops[tier][medium]
    if ((loop.foreignCodes ?? 0) > 0) return [plainly('code.foreign', 'fail', tier, tier)]
    if ((loop.replayedCodes ?? 0) > 0) return [plainly('code.replayed', 'fail', tier, tier)]
    const closed = isClosed(loop, thresholds.provingCodes)
    if (closed === true || isBroken(around, tier) || isExplained(around, medium)) continue
    if (loop.arrived === false || loop.returned === false)
      return [plainly(`${medium}.lost`, 'fail', placeOfLost(around, tier, medium), tier)]
    if (closed === false)
      return [plainly(`${medium}.unreadable`, 'fail', placeOfUnread(around, tier, medium), tier)]
  }
  return []
}

/** Nothing was sent, or a hidden page did not look. */
function isExplained({ measurement, causes }: Scene, medium: Medium): boolean {
  const isSent = medium === 'picture' ? hasPicture(measurement) : hasSound(measurement)
  const isKnown = causes.some(
    ({ code, severity }) =>
      code.startsWith(medium === 'picture' ? 'camera.' : 'microphone.') && isFailing(severity),
  )
  return (!isSent && isKnown) || (medium === 'picture' && measurement.pageHidden === true)
}
