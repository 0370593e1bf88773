import { Refusal } from '#contract'
import type { Plan, PlanState } from '#contract/calendar'

/** What somebody may want to do with a plan. */
export type PlanAction =
  | 'change'
  | 'amend'
  | 'announce'
  | 'repeat'
  | 'cancel'
  | 'open'
  | 'close'
  | 'receive'
  | 'excuse'

/**
 * What each state allows (W1). `change`: everything; `amend`: what moves nobody (agenda, requirements, documents, the
 * end); `receive`, `excuse`: what a site answers.
 */
const allowed: Record<PlanState['is'], readonly PlanAction[]> = {
  draft: ['change', 'amend', 'announce', 'repeat', 'cancel'],
  announced: ['change', 'amend', 'repeat', 'cancel', 'open', 'receive', 'excuse'],
  open: ['amend', 'repeat', 'close', 'receive'],
  closed: ['repeat'],
  cancelled: [],
}

const words: Record<PlanState['is'], { vi: string; en: string }> = {
  draft: { vi: 'chưa được thông báo', en: 'is not announced yet' },
  announced: { vi: 'đã được thông báo', en: 'is announced' },
  open: { vi: 'đang họp', en: 'is running' },
  closed: { vi: 'đã kết thúc', en: 'is over' },
  cancelled: { vi: 'đã hủy', en: 'was cancelled' },
}

export const allows = ({ state }: Pick<Plan, 'state'>, action: PlanAction): boolean =>
  allowed[state.is].includes(action)

/** Throws Refusal `calendar.state`, which names the state that the plan is in. */
export function requireAllowed(of: Pick<Plan, 'state' | 'details'>, action: PlanAction): void {
  if (!allows(of, action))
    throw new Refusal('calendar.state', { title: of.details.title, ...words[of.state.is] })
}
