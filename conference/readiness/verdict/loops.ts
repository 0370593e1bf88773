import type { DirectionState, Directions, LoopMeasurement, LoopTier } from '#contract/readiness'
import { hasSound, soundState } from './devices.ts'
import type { Case } from './draft.ts'
import { isCut } from './legs.ts'
import { legsTo } from './ways.ts'

/** What came back of a picture or a sound: the same rules for both. */
export type Loop = LoopMeasurement['picture'] | LoopMeasurement['sound']
export type Medium = 'picture' | 'sound'

/** A strange or repeated code makes the whole loop worth nothing (D10). */
export const isForeign = ({ foreignCodes, replayedCodes }: Loop): boolean =>
  (foreignCodes ?? 0) > 0 || (replayedCodes ?? 0) > 0

/**
 * Whether the site's own code came back, often enough, and none but its own; null: not all of it is known (D10). What
 * the tier did not receive it can not have sent back, whatever the page says.
 */
export function isClosed(loop: Loop, provingCodes: number): boolean | null {
  const { arrived, returned, matchedCodes, foreignCodes, replayedCodes } = loop
  if (arrived === false || returned === false || isForeign(loop)) return false
  if (matchedCodes !== null && matchedCodes < provingCodes) return false
  return returned === null || matchedCodes === null || foreignCodes === null || replayedCodes === null
    ? null
    : true
}

/** The way there and the way back, as far as a loop tells them apart (D11). */
function waysOf(
  loop: Loop,
  provingCodes: number,
  isReachable: boolean,
): { up: DirectionState; down: DirectionState } {
  const closed = isClosed(loop, provingCodes)
  if (!isReachable) return { up: 'failed', down: 'failed' }
  if (closed === true) return { up: 'proven', down: 'proven' }
  if (loop.arrived === false) return { up: 'failed', down: 'unknown' }
  if (closed === null) return { up: 'unknown', down: 'unknown' }
  return loop.arrived === true ? { up: 'unknown', down: 'failed' } : { up: 'failed', down: 'failed' }
}

/** The four directions at a tier: what the loop proves, and what the devices at its ends make of it (D11). */
export function directionsAt(around: Case, tier: LoopTier): Directions {
  const { measurement, thresholds } = around
  const { site, pageHidden, camera } = measurement
  const isReachable = !(
    isCut(around, 'site') ||
    (legsTo(site, tier).up.length > 1 && isCut(around, 'uplink'))
  )
  const loop = measurement.loops[tier]
  const picture = waysOf(loop.picture, thresholds.provingCodes, isReachable)
  const sound = waysOf(loop.sound, thresholds.provingCodes, isReachable)
  return {
    sees: both(picture.down, whether(pageHidden === null ? null : !pageHidden)),
    hears: both(sound.down, loudspeaker(around)),
    isSeen: both(
      picture.up,
      whether(camera.state === null ? null : camera.state === 'ok' && camera.isChosen !== false),
    ),
    isHeard: both(sound.up, microphone(around)),
  }
}

const whether = (known: boolean | null): DirectionState =>
  known === null ? 'unknown' : known ? 'proven' : 'failed'

const both = (a: DirectionState, b: DirectionState): DirectionState =>
  a === 'failed' || b === 'failed' ? 'failed' : a === 'proven' && b === 'proven' ? 'proven' : 'unknown'

function microphone({ measurement, thresholds }: Case): DirectionState {
  const state = soundState(measurement, thresholds)
  if (state === null) return 'unknown'
  return whether(hasSound(measurement) && state === 'ok' && measurement.microphone.isChosen !== false)
}

/** Sound that came to the page is heard in the room when the room picked it up, or the person says so (D7). */
function loudspeaker({
  measurement: { speaker, person },
  thresholds: { speakerProof },
}: Case): DirectionState {
  if (speaker.state === null) return 'unknown'
  if (speaker.state !== 'ok' || speaker.isChosen === false || person.heard === false) return 'failed'
  return speakerProof === 'loop' || speaker.toneHeard === true || person.heard === true ? 'proven' : 'unknown'
}
