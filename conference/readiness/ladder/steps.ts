import type { Ladder, LadderStep } from '#contract/readiness'

/** When a step begins, in Unix milliseconds. */
export const beginsAt = (step: Pick<LadderStep, 'beforeMs'>, startsAt: number): number =>
  startsAt - step.beforeMs

/** The step that the session is in: the last one that has begun (D30); null: before the first, or it has started. */
export function stepNow({ steps }: Ladder, startsAt: number, now: number): LadderStep | null {
  if (now >= startsAt) return null
  return steps.findLast((step) => beginsAt(step, startsAt) <= now) ?? null
}

export const stepAfter = ({ steps }: Ladder, step: LadderStep): LadderStep | null =>
  steps[steps.indexOf(step) + 1] ?? null

/** When something may next be due; null: the session has started (D30). */
export function nextMoment({ steps }: Ladder, startsAt: number, now: number): number | null {
  const moments = steps.flatMap((step) => {
    const begins = beginsAt(step, startsAt)
    return [begins, begins + step.noticeAfterMs]
  })
  const [next] = [...moments, startsAt]
    .filter((each) => each > now && each <= startsAt)
    .toSorted((a, b) => a - b)
  return next ?? null
}
