import { createLive, useLive } from '#browser/live-state'

const now = createLive(Date.now())
let started = false

/** The time of day, Unix milliseconds, once a second; all components share one timer. */
export function useNow(): number {
  if (!started) {
    started = true
    setInterval(() => now.set(Date.now()), 1000)
  }
  return useLive(now, (ms) => ms)
}
