import type { Clock, Timer } from './clock.ts'

/** The machine's clock and timers. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout(run, ms): Timer {
    const timeout = globalThis.setTimeout(run, ms)
    return { cancel: () => globalThis.clearTimeout(timeout) }
  },
  clearTimeout: (timer) => timer?.cancel(),
  setInterval(run, ms): Timer {
    const interval = globalThis.setInterval(run, ms)
    return { cancel: () => globalThis.clearInterval(interval) }
  },
  clearInterval: (timer) => timer?.cancel(),
}
