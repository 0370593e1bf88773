/** A pending timer; `cancel()` is idempotent. */
export interface Timer {
  cancel(): void
}

/** Time as it is given to whatever depends on it. Milliseconds throughout; `now()` is Unix time, UTC. */
export interface Clock {
  now(): number
  setTimeout(run: () => void, ms: number): Timer
  clearTimeout(timer: Timer | undefined): void
  setInterval(run: () => void, ms: number): Timer
  clearInterval(timer: Timer | undefined): void
}
