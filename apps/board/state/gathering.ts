import type { BoardSite } from '#contract/readiness'
import type { Freshness } from './freshness.ts'
import { applyReadiness, type Figures, isComplete, type Shown } from './shown.ts'

/** What is shown, and the board of a new connection as far as it was told; null: none is being told. */
export interface Gathered {
  shown: Shown | null
  freshness: Freshness
  coming: Shown | null
}

/**
 * What is shown after the node told of its board. A board of a new connection takes the place of the old one, and
 * makes it live, once every site of it was told; changed rows without such a board say nothing.
 */
export function gather(
  before: Gathered,
  told: { whole: boolean; figures: Figures; sites: readonly BoardSite[] },
): Gathered {
  const { shown, freshness, coming } = before
  if (!told.whole && coming === null)
    return freshness.kind === 'live' ? { ...before, shown: applyReadiness(shown, told) } : before
  const next = applyReadiness(coming, told)
  return isComplete(next)
    ? { shown: next, freshness: { kind: 'live' }, coming: null }
    : { shown, freshness, coming: next }
}
