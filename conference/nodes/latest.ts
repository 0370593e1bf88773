import type { Log } from '#foundation/log'
import type { Clock, Timer } from '#foundation/time'

export interface Latest {
  /** Something changed: run again, once for all changes that come while a run is under way. */
  trigger(): void
  /** Idempotent; a run under way finishes. */
  close(): void
}

/**
 * Carries a desired state to where it takes effect: one run at a time, always with the newest state, again after
 * `retryMs` when it failed.
 */
export function createLatest(
  name: string,
  run: () => Promise<void>,
  { clock, log, retryMs = 300 }: { clock: Clock; log: Log; retryMs?: number },
): Latest {
  let state: 'idle' | 'running' | 'running-again' | 'closed' = 'idle'
  let retry: Timer | undefined

  const go = async () => {
    state = 'running'
    clock.clearTimeout(retry)
    try {
      await run()
    } catch (error) {
      if (isClosed()) return
      log.warn(`${name}: not carried out, trying again`, { error })
      clock.clearTimeout(retry)
      retry = clock.setTimeout(trigger, retryMs)
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
