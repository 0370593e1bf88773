/** Falling behind by more than this (a machine that slept, a blocked process) is not made up for. */
const MOST_BEHIND_MS = 200

/** Moments at a fixed distance. What was missed by a little is caught up with, so that rates hold on average. */
export interface Schedule {
  /** Begins anew: the first moment is `now`. */
  restart(now: number): void
  /** Calls `run` with each moment that has come, oldest first. */
  takeDue(now: number, run: (due: number) => void): void
}

export function createSchedule(everyMs: number): Schedule {
  let next = 0
  return {
    restart(now) {
      next = now
    },
    takeDue(now, run) {
      if (now - next > MOST_BEHIND_MS) next = now
      while (next <= now) {
        const due = next
        next += everyMs
        run(due)
      }
    },
  }
}
