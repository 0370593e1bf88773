import type { NodeId } from '#contract'
import type { CountedPlan } from '#contract/console'

/** How long before its time a planned session may be opened at the console; earlier ones are opened at the office. */
export const AHEAD_MS = 2 * 3_600_000

/** A planned session that can be opened now. */
export interface ComingSession {
  plan: string
  title: string
  /** Unix milliseconds. */
  startsAt: number
  /** Invited sites that have not acknowledged. */
  waiting: number
}

/** The announced sessions of this tier itself that are due (R85), the earliest first. */
export function comingOf(plans: readonly CountedPlan[], node: NodeId, now: number): ComingSession[] {
  return plans
    .filter(({ plan: { owner, state, details } }) => {
      const isDue = details.startsAt - AHEAD_MS <= now && now < details.endsAt
      return owner === node && state.is === 'announced' && isDue
    })
    .map(({ plan: { id, details }, counts }) => ({
      ...{ plan: id, title: details.title, startsAt: details.startsAt },
      waiting: counts.invited - counts.acknowledged,
    }))
    .toSorted((a, b) => a.startsAt - b.startsAt)
}
