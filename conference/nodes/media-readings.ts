import type { MediaClient } from '#conference/media'
import type { Clock } from '#foundation/time'
import type { Readings } from './link-status.ts'

const everyMs = 2000

/** Reads the media host's counters from time to time, so that rates can be told. */
export function createMediaReadings(media: MediaClient, clock: Clock, onRead: () => void) {
  let readings: Readings = { before: null, now: null }
  const timer = clock.setInterval(() => {
    media.request('statistics', {}).then(
      (now) => {
        readings = { before: readings.now, now }
        onRead()
      },
      // A host that is away has no counters; the last reading stands.
      () => {},
    )
  }, everyMs)
  return { latest: () => readings, close: () => clock.clearInterval(timer) }
}
