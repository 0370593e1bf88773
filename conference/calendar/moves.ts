import { type NodeId, Refusal, type SiteId } from '#contract'
import type { PlanDetails, Planned } from '#contract/calendar'
import { formatVietnamTime } from '#foundation/time'
import { requireAllowed } from './states.ts'

/** Who moves a plan, and when. */
export interface PlanMove {
  by: string
  /** Unix milliseconds. */
  at: number
}

export const makePlan = (
  of: { id: string; owner: NodeId; series?: string },
  details: PlanDetails,
  sites: readonly SiteId[],
  move: PlanMove,
): Planned => ({
  plan: { ...of, revision: 1, asking: 0, state: { is: 'draft' }, details, ...move },
  sites: [...sites],
  dropped: [],
})

/**
 * The plan with other details; the same one when they say nothing new (W2). One that is announced asks its sites again
 * when its start or its requirements are others, and keeps the time that they were told before (W3); a running one takes
 * only what moves nobody (W1). Throws Refusal `calendar.state`,
 * `calendar.past`, `calendar.nobody`.
 */
export function changePlan(
  before: Planned,
  details: PlanDetails,
  sites: readonly SiteId[],
  move: PlanMove,
): Planned {
  const { plan } = before
  const isSame = JSON.stringify(details) === JSON.stringify(plan.details)
  // Who takes part in a session that runs stays.
  const isSameSites = plan.state.is === 'open' || JSON.stringify(sites) === JSON.stringify(before.sites)
  if (isSame && isSameSites) {
    requireAllowed(plan, 'amend')
    return before
  }
  requireAllowed(plan, movesNobody(plan.details, details) ? 'amend' : 'change')
  const { startsAt, endsAt } = plan.details
  const earlier = isSameTime(plan.details, details) ? {} : { earlier: { startsAt, endsAt } }
  if (plan.state.is === 'open') return { ...before, plan: moved(before, move, { details, ...earlier }) }
  if (plan.asking === 0) return { plan: moved(before, move, { details }), sites: [...sites], dropped: [] }
  const told = { details, asking: plan.asking + (asksAgain(plan.details, details) ? 1 : 0) }
  if (details.startsAt !== plan.details.startsAt) requireAhead(details, move.at)
  requireSomebody(sites)
  return {
    plan: moved(before, move, { ...told, ...earlier }),
    sites: [...sites],
    dropped: droppedBy(before, sites),
  }
}

/** Its sites are told of it and asked. Throws Refusal `calendar.state`, `calendar.past`, `calendar.nobody`. */
export function announcePlan(before: Planned, sites: readonly SiteId[], move: PlanMove): Planned {
  requireAllowed(before.plan, 'announce')
  requireAhead(before.plan.details, move.at)
  requireSomebody(sites)
  const plan = moved(before, move, { state: { is: 'announced' }, asking: 1 })
  return { plan, sites: [...sites], dropped: [] }
}

/** Throws Refusal `calendar.state`. */
export function cancelPlan(before: Planned, reason: string, move: PlanMove): Planned {
  requireAllowed(before.plan, 'cancel')
  return { ...before, plan: moved(before, move, { state: { is: 'cancelled', reason } }) }
}

/** It is the first of a series (W11). Throws Refusal `calendar.state`. */
export function repeatPlan(before: Planned, move: PlanMove): Planned {
  requireAllowed(before.plan, 'repeat')
  if (before.plan.series !== undefined) return before
  return { ...before, plan: moved(before, move, { series: before.plan.id }) }
}

/** Its session runs from now on. Throws Refusal `calendar.state`. */
export function openPlan(before: Planned, session: string, move: PlanMove): Planned {
  requireAllowed(before.plan, 'open')
  return { ...before, plan: moved(before, move, { state: { is: 'open', session } }) }
}

/** Its session is over. The same plan if none of it runs. */
export function closePlan(before: Planned, move: PlanMove): Planned {
  const { state } = before.plan
  if (state.is !== 'open') return before
  return { ...before, plan: moved(before, move, { state: { is: 'closed', session: state.session } }) }
}

const moved = ({ plan }: Planned, move: PlanMove, to: Partial<Planned['plan']>): Planned['plan'] => ({
  ...plan,
  ...to,
  ...move,
  revision: plan.revision + 1,
})

/** What a site has to hear anew before anybody counts on it: when it begins, and what it is to do (W3). */
const asksAgain = (before: PlanDetails, after: PlanDetails) =>
  before.startsAt !== after.startsAt ||
  JSON.stringify(before.requirements) !== JSON.stringify(after.requirements)

const isSameTime = (a: PlanDetails, b: PlanDetails) => a.startsAt === b.startsAt && a.endsAt === b.endsAt

/** Whether both have the same name, begin, chair and invitations. */
function movesNobody(before: PlanDetails, after: PlanDetails): boolean {
  const fixed = ({ title, organiser, chair, startsAt, invitations }: PlanDetails) =>
    JSON.stringify([title, organiser, chair, startsAt, invitations])
  return fixed(before) === fixed(after)
}

/** Who was told of it and is not invited any more (W9). */
function droppedBy({ sites, dropped }: Planned, invited: readonly SiteId[]): SiteId[] {
  const still = new Set(invited)
  return [...new Set([...sites, ...dropped])].filter((site) => !still.has(site)).toSorted()
}

function requireAhead({ startsAt }: PlanDetails, now: number): void {
  if (startsAt <= now)
    throw new Refusal('calendar.past', {
      startsAt: formatVietnamTime(startsAt),
      now: formatVietnamTime(now),
    })
}

function requireSomebody(sites: readonly SiteId[]): void {
  if (sites.length === 0) throw new Refusal('calendar.nobody')
}
