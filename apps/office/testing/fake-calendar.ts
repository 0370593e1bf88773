import {
  type Acknowledgements,
  acknowledge,
  announcePlan,
  cancelPlan,
  changePlan,
  checkDraft,
  countsOf,
  datesOf,
  draftFrom,
  invitedBy,
  makePlan,
  mergeAcknowledgements,
  movedTo,
  repeatPlan,
  standingOf,
  templateOf,
} from '#conference/calendar'
import { type BodyOf, type NodeId, Refusal, type ReplyOf, type SiteId } from '#contract'
import type { InvitationAnswer, PlanDetails, PlanDraft, Planned, PlanTemplate } from '#contract/calendar'
import type { CalendarOperations } from '#contract/console'
import { registry } from './units.ts'

type Op = Exclude<keyof CalendarOperations, 'calendar.get'>

/** The planned sessions of a node, in memory; what may be done with them is decided by `conference/calendar`. */
export interface FakeCalendar {
  readonly plans: Map<string, Planned>
  readonly templates: Map<string, PlanTemplate>
  /** A draft of somebody, stored. */
  plan(draft: PlanDraft, by: string): string
  announce(plan: string, by: string): void
  answer(plan: string, site: SiteId, answer: InvitationAnswer): void
  answers: {
    [Of in Op]: (body: BodyOf<CalendarOperations, Of>, by: string) => ReplyOf<CalendarOperations, Of>
  }
}

export function createFakeCalendar(node: NodeId): FakeCalendar {
  const plans = new Map<string, Planned>()
  const templates = new Map<string, PlanTemplate>()
  const given = new Map<string, Acknowledgements>()
  const invited = ({ invitations }: Pick<PlanDetails, 'invitations'>) =>
    invitedBy(invitations, { owner: node, units: registry.all() })
  const of = (plan: string) => {
    const found = plans.get(plan)
    if (!found) throw new Refusal('calendar.unknown', { plan })
    return found
  }
  const templateAt = (id: string) => {
    const found = templates.get(id)
    if (!found) throw new Refusal('template.unknown', { template: id })
    return found
  }
  const put = (planned: Planned) => {
    plans.set(planned.plan.id, planned)
    return planned
  }
  const seenOf = (plan: string, seen: number) => {
    const before = of(plan)
    const { revision, details, by } = before.plan
    if (revision !== seen) throw new Refusal('calendar.stale', { title: details.title, by })
    return before
  }
  const givenTo = (plan: string): Acknowledgements => given.get(plan) ?? new Map()
  const move = (by: string) => ({ by, at: Date.now() })
  const planIt = (draft: PlanDraft, by: string) => {
    const details = checkDraft(draft)
    return put(makePlan({ id: `p${plans.size}`, owner: node }, details, invited(details), move(by)))
  }
  const announceIt = (before: Planned, by: string) =>
    put(announcePlan(before, invited(before.plan.details), move(by)))

  return {
    plans,
    templates,
    plan: (draft, by) => planIt(draft, by).plan.id,
    announce: (plan, by) => void announceIt(of(plan), by),
    answer(plan, site, answer) {
      const { asking } = of(plan).plan
      const next = acknowledge(of(plan), givenTo(plan).get(site), {
        ...{ site, asking, answer, way: 'page', by: site, at: Date.now(), epoch: 0 },
      })
      given.set(plan, mergeAcknowledgements(givenTo(plan), [next]).all)
    },
    answers: {
      'calendar.list': () => ({
        total: plans.size,
        plans: [...plans.values()].map((each) => ({
          plan: each.plan,
          owner: registry.labelOf(each.plan.owner),
          counts: countsOf(each, givenTo(each.plan.id)),
        })),
      }),
      'calendar.resolve': (body) => ({ sites: invited(body) }),
      'calendar.plan': ({ details }, by) => {
        const { id, revision } = planIt(details, by).plan
        return { plan: id, revision }
      },
      'calendar.change': ({ plan, seen, details }, by) => {
        const checked = checkDraft(details)
        const after = put(changePlan(seenOf(plan, seen), checked, invited(checked), move(by)))
        return { revision: after.plan.revision, coming: { changed: 0, kept: 0 } }
      },
      'calendar.repeat': ({ plan, seen, recurrence }, by) => {
        const first = put(repeatPlan(seenOf(plan, seen), move(by)))
        const { details, revision } = first.plan
        const made = datesOf(details.startsAt, recurrence, move(by).at).map(({ day, startsAt }) => {
          const id = `${plan}-${day}`
          put(makePlan({ id, owner: node, series: plan }, movedTo(details, startsAt), first.sites, move(by)))
          return id
        })
        return { revision, made }
      },
      'calendar.templates': () => ({ templates: [...templates.values()] }),
      'calendar.keep-template': ({ plan, name }, by) => {
        const id = `t${templates.size}`
        templates.set(id, { id, name, details: templateOf(of(plan).plan.details), ...move(by) })
        return { template: id }
      },
      'calendar.rename-template': ({ template, name }, by) => {
        templates.set(template, { ...templateAt(template), name, ...move(by) })
        return {}
      },
      'calendar.delete-template': ({ template }) => {
        templates.delete(templateAt(template).id)
        return {}
      },
      'calendar.plan-from': ({ template, startsAt }, by) => {
        const { id, revision } = planIt(draftFrom(templateAt(template).details, startsAt), by).plan
        return { plan: id, revision }
      },
      'calendar.announce': ({ plan, seen }, by) => {
        const { plan: after, sites } = announceIt(seenOf(plan, seen), by)
        return { revision: after.revision, invited: sites.length }
      },
      'calendar.cancel': ({ plan, seen, reason }, by) => ({
        revision: put(cancelPlan(seenOf(plan, seen), reason, move(by))).plan.revision,
      }),
      'calendar.acknowledge': ({ plan, site, asking, answer }, by) => {
        const next = acknowledge(of(plan), givenTo(plan).get(site), {
          ...{ site, asking, answer, way: 'operator', by, at: Date.now(), epoch: 0 },
        })
        given.set(plan, mergeAcknowledgements(givenTo(plan), [next]).all)
        return {}
      },
      'calendar.acknowledgements': ({ plan, offset = 0, limit = 200 }) => {
        const planned = of(plan)
        const rows = planned.sites.map((site) => ({
          ...{ site, label: registry.labelOf(site) },
          standing: standingOf(planned.plan, givenTo(plan).get(site)),
          ...{ acknowledgement: givenTo(plan).get(site) ?? null, phone: '0912 345 678' },
        }))
        const counts = countsOf(planned, givenTo(plan))
        const { revision } = planned.plan
        return { counts, revision, total: rows.length, sites: rows.slice(offset, offset + limit) }
      },
    },
  }
}
