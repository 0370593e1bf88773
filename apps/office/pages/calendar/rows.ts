import { foldText, matchesFolded } from '#browser/meeting'
import type { CountedPlan } from '#contract/console'

/** A planned session in the list. */
export type PlanRow = CountedPlan

/** Those that hold every word that was typed; `past`: also those that are over, the newest of these first. */
export function foundPlans(
  rows: readonly PlanRow[],
  { text, past, now }: { text: string; past: boolean; now: number },
): PlanRow[] {
  const query = foldText(text)
  const isOver = ({ plan: { state, details } }: PlanRow) =>
    state.is === 'closed' || (state.is !== 'open' && details.endsAt <= now)
  const found = rows.filter(({ plan: { details }, owner }) =>
    matchesFolded(foldText(`${details.title} ${details.organiser} ${details.chair.name} ${owner}`), query),
  )
  const ahead = found.filter((row) => !isOver(row))
  return past ? [...ahead, ...found.filter(isOver).toReversed()] : ahead
}
