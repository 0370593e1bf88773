import type { Clock, Timer } from './clock.ts'

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  /** Moves on by `ms`, running due timers in order of their time, each at its own `now()`. */
  advance(ms: number): void
  /** As `advance`, and lets promises settle before the first timer and after each one. */
  advanceAsync(ms: number): Promise<void>
  /** Timers that wait; a test can check that a closed object left none behind. */
  pending(): number
}

interface Waiting {
  at: number
  order: number
  everyMs: number | undefined
  run: () => void
}

/** `startMs`: Unix time in milliseconds, by default 2026-01-01T00:00:00Z. */
export function createManualClock(startMs = Date.UTC(2026, 0, 1)): ManualClock {
  let now = startMs
  let order = 0
  const waiting = new Set<Waiting>()

  const add = (run: () => void, ms: number, everyMs: number | undefined): Timer => {
    const entry: Waiting = { at: now + Math.max(0, ms), order: order++, everyMs, run }
    waiting.add(entry)
    return { cancel: () => waiting.delete(entry) }
  }

  const runNextUntil = (end: number): boolean => {
    let next: Waiting | undefined
    for (const entry of waiting) {
      const earlier = !next || entry.at < next.at || (entry.at === next.at && entry.order < next.order)
      if (entry.at <= end && earlier) next = entry
    }
    if (!next) return false
    now = Math.max(now, next.at)
    if (next.everyMs === undefined) waiting.delete(next)
    else {
      next.at += next.everyMs
      next.order = order++
    }
    next.run()
    return true
  }

  return {
    now: () => now,
    setTimeout: (run, ms) => add(run, ms, undefined),
    clearTimeout: (timer) => timer?.cancel(),
    setInterval: (run, ms) => add(run, ms, Math.max(1, ms)),
    clearInterval: (timer) => timer?.cancel(),
    advance(ms) {
      const end = now + ms
      while (runNextUntil(end)) {}
      now = end
    },
    async advanceAsync(ms) {
      const end = now + ms
      await promisesSettled()
      while (runNextUntil(end)) await promisesSettled()
      now = end
    },
    pending: () => waiting.size,
  }
}

/** A turn of the event loop: every promise chain that needs no I/O has run. */
function promisesSettled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
