import type { Acknowledgement, PlanDetails, Planned } from '#contract/calendar'
import type { EventBody } from '#contract/events'

/** What the record says of a plan's next state (Z2). */
export function eventOfPlan(before: Planned | null, { plan, sites }: Planned): EventBody {
  const { id, state, details, by } = plan
  const said = { plan: id, by }
  if (!before) return { kind: 'calendar.planned', ...said, title: details.title, startsAt: details.startsAt }
  if (state.is !== before.plan.state.is)
    switch (state.is) {
      case 'announced':
        return { kind: 'calendar.announced', ...said, startsAt: details.startsAt, invited: sites.length }
      case 'cancelled':
        return { kind: 'calendar.cancelled', ...said, reason: state.reason }
      case 'open':
        return { kind: 'calendar.opened', ...said, session: state.session }
      case 'closed':
        return { kind: 'calendar.closed', ...said, session: state.session }
    }
  return {
    ...{ kind: 'calendar.changed', ...said, revision: plan.revision, asking: plan.asking },
    ...{ fields: changedFields(before.plan.details, details), invited: sites.length },
  }
}

/** Of a site's answer: how many come, not who. */
export function eventOfAnswer({ at: _at, revision: _, answer, ...said }: Acknowledgement): EventBody {
  const absent = answer.is === 'absent' ? answer.reason : null
  const attendees = answer.is === 'received' ? answer.attendees.length : 0
  return { kind: 'calendar.acknowledged', ...said, absent, attendees }
}

const changedFields = (before: PlanDetails, after: PlanDetails) =>
  (Object.keys(after) as (keyof PlanDetails)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )
