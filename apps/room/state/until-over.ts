import type { Clock } from '#foundation/time'

/** After `ms`, or when `signal` says so. */
export function untilOver(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((over) => {
    const end = () => {
      timer.cancel()
      signal.removeEventListener('abort', end)
      over()
    }
    const timer = clock.setTimeout(end, ms)
    signal.addEventListener('abort', end)
    if (signal.aborted) end()
  })
}
