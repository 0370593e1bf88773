import type { Run, Step } from '#browser/self-test'

type Running = Extract<Run, { kind: 'running' }>

/** How far a test is. */
export interface Progress {
  step: Step
  done: readonly Step[]
  coming: readonly Step[]
  /** At most, whole seconds. */
  secondsLeft: number
  /** 0 to 1, by the time that steps may take at most. */
  share: number
}

/** `nowMs`: of the clock of the run. */
export function progressOf(
  { step, stepEndsMs, coming, outcomes, startedMs }: Running,
  nowMs: number,
): Progress {
  const leftMs = Math.max(0, stepEndsMs - nowMs) + coming.reduce((sum, { limitMs }) => sum + limitMs, 0)
  const pastMs = Math.max(0, nowMs - startedMs)
  return {
    step,
    done: outcomes.map((each) => each.step),
    coming: coming.map((each) => each.step),
    secondsLeft: Math.ceil(leftMs / 1000),
    share: pastMs + leftMs === 0 ? 0 : pastMs / (pastMs + leftMs),
  }
}
