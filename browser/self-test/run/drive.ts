import { createLive, type Live } from '#browser/live-state'
import type { Clock, Timer } from '#foundation/time'
import type { Form, Step } from './plan.ts'
import { type AbortWhy, advance, type Run, type RunEvent, readyRun } from './run.ts'

/**
 * What a step does. It keeps what it measures as it measures it, since it may be ended at any moment by `signal`, and
 * resolves when it has all it needs. A rejection is a failed step, not a failed test.
 */
export type StepEffect = (signal: AbortSignal, limitMs: number) => Promise<void>

/** One test of this page. One owner; `close()` aborts it and is idempotent. */
export interface DrivenRun {
  readonly state: Live<Run>
  /** Once; a second call changes nothing. */
  begin(form: Form, attended: boolean): void
  setVisible(visible: boolean): void
  abort(why: AbortWhy): void
  close(): void
}

const RECHECK_MS = 10

/** Drives the steps of one test. `now`: monotonic milliseconds (`performance.now`). */
export function createRun(options: {
  clock: Clock
  now(): number
  steps: Readonly<Record<Step, StepEffect>>
}): DrivenRun {
  const { clock, now, steps } = options
  const state = createLive<Run>(readyRun)
  let timer: Timer | undefined
  let ending: AbortController | undefined
  let closed = false

  const put = (event: RunEvent) => {
    const before = state.get()
    const after = advance(before, event, now())
    if (after === before) return
    const stays = sameStep(before, after)
    if (!stays) {
      timer?.cancel()
      ending?.abort()
    }
    state.set(after)
    // Whoever watches the state may have ended the test already.
    if (!stays && after.kind === 'running' && state.get() === after) start(after)
  }

  /** A timer may come a moment before its time; then it is set again. */
  const wait = (mine: AbortController, ms: number) => {
    timer = clock.setTimeout(() => {
      put({ kind: 'time' })
      if (!mine.signal.aborted) wait(mine, RECHECK_MS)
    }, ms)
  }

  const start = ({ step, stepStartedMs, stepEndsMs }: Extract<Run, { kind: 'running' }>) => {
    const limitMs = stepEndsMs - stepStartedMs
    const mine = new AbortController()
    ending = mine
    wait(mine, limitMs)
    const settle = (event: RunEvent) => {
      if (!mine.signal.aborted) put(event)
    }
    void steps[step](mine.signal, limitMs).then(
      () => settle({ kind: 'done', step }),
      (error: unknown) => settle({ kind: 'failed', step, cause: String(error) }),
    )
  }

  return {
    state,
    begin(form, attended) {
      if (!closed) put({ kind: 'begin', form, attended })
    },
    setVisible: (visible) => put({ kind: 'visible', visible }),
    abort: (why) => put({ kind: 'abort', why }),
    close() {
      closed = true
      put({ kind: 'abort', why: 'closed' })
    },
  }
}

const sameStep = (before: Run, after: Run) =>
  (before.kind === 'ready' && after.kind === 'ready') ||
  (before.kind === 'running' &&
    after.kind === 'running' &&
    before.stepStartedMs === after.stepStartedMs &&
    before.step === after.step)
