import type { Log } from '#foundation/log'
import type { Clock, Timer } from '#foundation/time'

export interface Latest {
  /** Something changed: run again, once for all changes that come while a run is under way. */
  trigger(): void
  /** Idempotent; a run under way finishes. */
  close(): void
}

/** The longest pause unless told, milliseconds: what could not be done is never far behind what makes it possible. */
const LONGEST_RETRY_MS = 1000

/**
 * Carries a desired state to where it takes effect: one run at a time, always with the newest state, again after
 * `retryMs` when it failed, then after twice as long, up to `longestRetryMs`. The first failure is a
 * warning in the log, what follows it until a run succeeds is for developers.
 */
export function createLatest(
  name: string,
  run: () => Promise<void>,
  options: { clock: Clock; log: Log; retryMs?: number; longestRetryMs?: number },
): Latest {
  const { clock, log, retryMs = 300, longestRetryMs = LONGEST_RETRY_MS } = options
  let state: 'idle' | 'running' | 'running-again' | 'closed' = 'idle'
  let retry: Timer | undefined
  let failures = 0

  const go = async () => {
    state = 'running'
    clock.clearTimeout(retry)
    try {
      await run()
      failures = 0
    } catch (error) {
      if (isClosed()) return
      log[failures === 0 ? 'warn' : 'debug'](`${name}: not carried out, trying again`, { error })
      retry = clock.setTimeout(trigger, Math.min(retryMs * 2 ** failures, longestRetryMs))
      failures++
    }
    if (isClosed()) return
    const again = isAgain()
    state = 'idle'
    if (again) void go()
  }
  // Functions, because the state changes while `run` is awaited and the compiler can't see that.
  const isClosed = () => state === 'closed'
  const isAgain = () => state === 'running-again'

  const trigger = () => {
    if (state === 'idle') void go()
    else if (state === 'running') state = 'running-again'
  }

  return {
    trigger,
    close() {
      state = 'closed'
      clock.clearTimeout(retry)
    },
  }
}
