import { type Form, type PlannedStep, planOf, type Step } from './plan.ts'

/** How a step ended: `late` at its time limit, `failed` because it could not be done at all. */
export interface StepOutcome {
  step: Step
  outcome: 'done' | 'late' | 'failed'
  tookMs: number
  /** For the log; only of a failure. */
  cause?: string
}

/** Why a test ended early. `session`: the site is needed on air; `replaced`: another test begins. */
export type AbortWhy = 'person' | 'session' | 'replaced' | 'closed'

interface Course {
  form: Form
  startedMs: number
  outcomes: readonly StepOutcome[]
  /** For so long nobody could see the page, and browsers hold hidden pages back. */
  hiddenMs: number
}

export type Run =
  | { kind: 'ready'; hidden: boolean }
  | (Course & {
      kind: 'running'
      step: Step
      stepStartedMs: number
      /** At this moment the step is late. */
      stepEndsMs: number
      coming: readonly PlannedStep[]
      hiddenSinceMs: number | null
    })
  | (Course & { kind: 'finished'; endedMs: number })
  | (Course & { kind: 'aborted'; endedMs: number; why: AbortWhy; during: Step })

export type RunEvent =
  | { kind: 'begin'; form: Form; attended: boolean }
  | { kind: 'done'; step: Step }
  | { kind: 'failed'; step: Step; cause: string }
  /** Time has passed. */
  | { kind: 'time' }
  | { kind: 'visible'; visible: boolean }
  | { kind: 'abort'; why: AbortWhy }

export const readyRun: Run = { kind: 'ready', hidden: false }

/**
 * The next state of a test. Pure; moments in milliseconds of one monotonic clock. What does not fit the state, such as
 * the end of a step that was already late, changes nothing.
 */
export function advance(run: Run, event: RunEvent, nowMs: number): Run {
  if (run.kind === 'ready') {
    if (event.kind === 'visible') return { kind: 'ready', hidden: !event.visible }
    return event.kind === 'begin' ? begun(event, run.hidden, nowMs) : run
  }
  if (run.kind !== 'running') return run
  switch (event.kind) {
    case 'begin':
      return run
    case 'visible':
      return seen(run, event.visible, nowMs)
    case 'abort': {
      const { form, startedMs, outcomes, step } = run
      const hiddenMs = hiddenUntil(run, nowMs)
      return {
        kind: 'aborted',
        form,
        startedMs,
        outcomes,
        hiddenMs,
        endedMs: nowMs,
        why: event.why,
        during: step,
      }
    }
    case 'time':
      return nowMs >= run.stepEndsMs ? ended(run, { outcome: 'late' }, nowMs) : run
    case 'done':
      return event.step === run.step ? ended(run, { outcome: 'done' }, nowMs) : run
    case 'failed':
      return event.step === run.step ? ended(run, { outcome: 'failed', cause: event.cause }, nowMs) : run
  }
}

type Running = Extract<Run, { kind: 'running' }>

function begun({ form, attended }: { form: Form; attended: boolean }, hidden: boolean, nowMs: number): Run {
  const course = { form, startedMs: nowMs, outcomes: [], hiddenMs: 0 }
  return next({ ...course, hiddenSinceMs: hidden ? nowMs : null }, planOf(form, attended), nowMs)
}

function ended(run: Running, how: Pick<StepOutcome, 'outcome' | 'cause'>, nowMs: number): Run {
  const outcome = { step: run.step, ...how, tookMs: nowMs - run.stepStartedMs }
  return next({ ...run, outcomes: [...run.outcomes, outcome] }, run.coming, nowMs)
}

function next(
  run: Course & { hiddenSinceMs: number | null },
  coming: readonly PlannedStep[],
  nowMs: number,
): Run {
  const { form, startedMs, outcomes, hiddenSinceMs } = run
  const [first, ...rest] = coming
  if (!first) {
    return { kind: 'finished', form, startedMs, outcomes, hiddenMs: hiddenUntil(run, nowMs), endedMs: nowMs }
  }
  return {
    kind: 'running',
    form,
    startedMs,
    outcomes,
    hiddenMs: run.hiddenMs,
    hiddenSinceMs,
    step: first.step,
    stepStartedMs: nowMs,
    stepEndsMs: nowMs + first.limitMs,
    coming: rest,
  }
}

function seen(run: Running, visible: boolean, nowMs: number): Run {
  if (visible) return { ...run, hiddenMs: hiddenUntil(run, nowMs), hiddenSinceMs: null }
  return { ...run, hiddenSinceMs: run.hiddenSinceMs ?? nowMs }
}

const hiddenUntil = (run: { hiddenMs: number; hiddenSinceMs: number | null }, nowMs: number) =>
  run.hiddenMs + (run.hiddenSinceMs === null ? 0 : nowMs - run.hiddenSinceMs)
