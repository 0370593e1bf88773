import { nextMoment } from '#conference/readiness'
import type { Changes, Readiness, ReadinessState } from '#conference/readiness-store'
import type { Log } from '#foundation/log'
import type { Clock, Timer } from '#foundation/time'
import { createLatest } from '../latest.ts'

/** Climbs the ladders of this node's sessions (N63): owned by it; `close()` leaves no timer. */
export interface LadderRunner {
  /** Sessions, proofs, waivers or times have changed. */
  changed(): void
  close(): void
}

export interface LadderRunnerOptions {
  readiness: Pick<Readiness, 'state' | 'change'>
  /** What is due now; null: nothing. */
  dueIn: (state: ReadinessState) => Changes | null
  /** This tier, as the record has it. */
  by: string
  clock: Clock
  log: Log
}

/** A timer can not be set for longer than some weeks; looked at again by then, milliseconds. */
const LONGEST_WAIT_MS = 3_600_000

export function createLadderRunner({ readiness, dueIn, by, clock, log }: LadderRunnerOptions): LadderRunner {
  let timer: Timer | undefined
  let isClosed = false

  const waitForNext = () => {
    clock.clearTimeout(timer)
    if (isClosed) return
    const now = clock.now()
    const moments = readiness
      .state()
      .ladders.flatMap(({ ladder, startsAt }) => nextMoment(ladder, startsAt, now) ?? [])
    if (moments.length === 0) return
    timer = clock.setTimeout(running.trigger, Math.min(LONGEST_WAIT_MS, Math.min(...moments) - now))
  }
  const running = createLatest(
    'ladders',
    async () => {
      await readiness.change(by, dueIn)
      waitForNext()
    },
    { clock, log },
  )
  running.trigger()

  return {
    changed: running.trigger,
    close() {
      isClosed = true
      clock.clearTimeout(timer)
      running.close()
    },
  }
}
