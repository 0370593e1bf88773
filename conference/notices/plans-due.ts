import { standingOf } from '#conference/calendar'
import type { SiteId } from '#contract'
import type { Planned } from '#contract/calendar'
import type { Recipient } from './recipients.ts'
import { earlierSays, saysOf, toText } from './says.ts'
import { type Due, keyOf, type Situation, type Told, type ToldBefore } from './situation.ts'

/** Its sites were told of it, and it is not over. */
export const isOfUse = ({ plan }: Planned, now: number): boolean =>
  plan.asking > 0 && plan.details.endsAt > now

/** What is the same for everybody whom a plan invites: hundreds of sites are looked at for each. */
interface PlanNow {
  planned: Planned
  about: string
  says: string
  isAhead: boolean
  /** Before the start, milliseconds: the reminder whose time has come last; null: none has (Q6). */
  remindBefore: number | null
}

function planNow(planned: Planned, { now, remindBeforeMs }: Situation): PlanNow {
  const { plan } = planned
  const { startsAt } = plan.details
  const isAhead = plan.state.is === 'announced' && startsAt > now
  const come = remindBeforeMs.findLast((each) => startsAt - each <= now)
  return {
    ...{ planned, about: `plan:${plan.id}`, says: toText(saysOf(plan)), isAhead },
    remindBefore: (isAhead ? come : null) ?? null,
  }
}

/** Invitations, changes, cancellations and reminders (Q3, Q4, Q6). */
export const plansDue = (situation: Situation, told: Told): Due[] =>
  situation.plans.flatMap((planned) => {
    if (!isOfUse(planned, situation.now)) return []
    const of = planNow(planned, situation)
    const ask = (isInvited: boolean) => (site: SiteId) =>
      situation.recipientsOf(site).flatMap((to) => dueTo(to, of, isInvited, situation, told) ?? [])
    return [...planned.sites.flatMap(ask(true)), ...planned.dropped.flatMap(ask(false))]
  })

function dueTo(to: Recipient, of: PlanNow, isInvited: boolean, situation: Situation, told: Told): Due | null {
  const { about, says, planned } = of
  const { plan } = planned
  const last = told.lastOf(about, to)
  const kind = kindOf(of, isInvited, last)
  if (kind === null) return isInvited ? reminder(to, of, last, situation) : null
  const reason = plan.state.is === 'cancelled' ? plan.state.reason : ''
  const before = kind === 'changed' && last ? earlierSays(last.says) : null
  return {
    // Each follows one that went before, so that what is moved there and back is told each time (Q4).
    key: keyOf(about, `${kind} after ${last?.id ?? 'nothing'}`, to),
    ...{ kind, about, to, says, replaces: last?.id ?? null, until: plan.details.endsAt },
    facts: { of: 'plan', details: plan.details, owner: plan.owner, reason, before },
  }
}

/** What somebody has to be told of a plan, by what they were told last; null: nothing. */
function kindOf({ planned, isAhead, says }: PlanNow, isInvited: boolean, last: ToldBefore | null) {
  const expectsIt = last !== null && last.kind !== 'cancelled' && last.kind !== 'dropped'
  if (planned.plan.state.is === 'cancelled') return expectsIt ? 'cancelled' : null
  if (!isAhead) return null
  if (!isInvited) return expectsIt ? 'dropped' : null
  if (!expectsIt) return 'invited'
  return last.says === says ? null : 'changed'
}

/** To a site that has not acknowledged; who was told after that moment is not reminded of it at once (Q6). */
function reminder(
  to: Recipient,
  { planned: { plan }, about, remindBefore }: PlanNow,
  last: ToldBefore | null,
  { given }: Situation,
): Due | null {
  const { details } = plan
  if (remindBefore === null || last === null || last.at > details.startsAt - remindBefore) return null
  const standing = standingOf(plan, given(plan.id).get(to.site))
  if (standing !== 'waiting' && standing !== 'outdated') return null
  return {
    key: keyOf(about, `unanswered ${plan.asking} ${details.startsAt} ${remindBefore}`, to),
    ...{ kind: 'unanswered', about, to, says: '', replaces: null, until: details.startsAt },
    facts: { of: 'plan', details, owner: plan.owner, reason: '', before: null },
  }
}
