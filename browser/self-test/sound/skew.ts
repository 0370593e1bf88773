import { median } from '../median.ts'

/** How the sound came back late against the picture. */
export interface Skew {
  /** Above 0 the sound is late, below 0 the picture. */
  skewMs: number
  /** The seconds of which both the flash and the beep were found. */
  seconds: number
}

/**
 * Flash onset against beep onset: both were sent at a known moment of the same second, so the difference of their
 * delays is what the way added. Null when no second has both. The median, because a frame may be late by itself.
 */
export function skewOf(
  flashes: readonly { second: number; delayMs: number }[],
  beeps: readonly { second: number; delayMs: number }[],
): Skew | null {
  const soundDelay = new Map(beeps.map(({ second, delayMs }) => [second, delayMs]))
  const differences = flashes.flatMap(({ second, delayMs }) => {
    const sound = soundDelay.get(second)
    return sound === undefined ? [] : [sound - delayMs]
  })
  const skewMs = median(differences)
  return skewMs === null ? null : { skewMs, seconds: differences.length }
}
