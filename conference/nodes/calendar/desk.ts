import {
  announcePlan,
  cancelPlan,
  changePlan,
  checkDraft,
  countsAmong,
  countsOf,
  invitedBy,
  openPlan,
  type PlanMove,
  partsOf,
  repeatPlan,
  requireAllowed,
} from '#conference/calendar'
import type { Calendar } from '#conference/calendar-store'
import type { Registry } from '#conference/sites'
import { finder, wordsIn } from '#conference/sites/fold'
import { homeNode } from '#conference/sites/ids'
import { type BodyOf, Refusal, type ReplyOf, type SiteId } from '#contract'
import type { InvitationRule, PlanDetails, PlanDraft, Planned } from '#contract/calendar'
import type { CalendarOperations, CountedPlan } from '#contract/console'
import type { Clock } from '#foundation/time'
import { vietnamDay } from '../directory/vietnam-day.ts'
import type { Place } from '../place.ts'
import { listInvited } from './list-invited.ts'
import { createSeries } from './series.ts'
import { createTemplateDesk } from './template-desk.ts'

type Body<Op extends keyof CalendarOperations> = BodyOf<CalendarOperations, Op>
type Reply<Op extends keyof CalendarOperations> = ReplyOf<CalendarOperations, Op>

export interface CalendarDeskOptions {
  place: Place
  calendar: Calendar
  registry: Pick<Registry, 'all' | 'labelOf'>
  /** Whom to call at each site of this tier and below, as far as that is known. */
  phones: () => ReadonlyMap<SiteId, string | null>
  clock: Pick<Clock, 'now'>
}

/** What consoles ask of planned sessions (N97). */
export type CalendarDesk = ReturnType<typeof createCalendarDesk>

const SHOWN = 100

export function createCalendarDesk({ place, calendar, registry, phones, clock }: CalendarDeskOptions) {
  const { labelOf } = registry
  const invited = (invitations: readonly InvitationRule[], startsAt: number) =>
    invitedBy(invitations, { owner: place.self, units: registry.all(vietnamDay(startsAt)) })
  const invitedTo = ({ invitations, startsAt }: PlanDetails) => invited(invitations, startsAt)
  const counted = (each: Planned): CountedPlan => ({
    plan: each.plan,
    owner: labelOf(each.plan.owner),
    counts: countsOf(each, calendar.given(each.plan.id)),
  })
  const check = (draft: PlanDraft) => {
    const details = checkDraft(draft)
    const { site } = details.chair
    const isKnown = site === null || registry.all(vietnamDay(details.startsAt)).some(({ id }) => id === site)
    if (!isKnown) throw new Refusal('site.unknown', { site })
    return details
  }
  /** Rejects with Refusal `calendar.stale` when somebody changed it since. */
  const move = (
    { plan, seen }: { plan: string; seen: number },
    by: string,
    decide: (before: Planned, move: PlanMove) => Planned,
    also?: (after: Planned, before: Planned, move: PlanMove) => readonly Planned[],
  ) => {
    const at = { by, at: clock.now() }
    return calendar
      .move(
        plan,
        (before) => {
          if (before.plan.revision !== seen)
            throw new Refusal('calendar.stale', { title: before.plan.details.title, by: before.plan.by })
          return decide(before, at)
        },
        also && ((after, before) => also(after, before, at)),
      )
      .catch(named)
  }
  /** Whose it is, as people write it. */
  const named = (error: unknown) => {
    if (error instanceof Refusal && error.code === 'calendar.not-here')
      throw new Refusal(error.code, { owner: labelOf(String(error.details.owner)) })
    throw error
  }

  const series = createSeries({ calendar, invitedTo })
  const planIt = async (draft: PlanDraft, by: string): Promise<Reply<'calendar.plan'>> => {
    const details = check(draft)
    const { plan } = await calendar.make(details, invitedTo(details), by)
    return { plan: plan.id, revision: plan.revision }
  }

  return {
    ...createTemplateDesk({ self: place.self, labelOf, calendar, plan: planIt }),
    list({ from, to, text = '', offset = 0, limit = SHOWN }: Body<'calendar.list'>): Reply<'calendar.list'> {
      const isFound = finder(text)
      const found = calendar.all().filter(({ plan: { details } }) => {
        if (from !== undefined && details.endsAt <= from) return false
        if (to !== undefined && details.startsAt >= to) return false
        return isFound(() => wordsIn(`${details.title} ${details.organiser} ${details.chair.name}`))
      })
      return { total: found.length, plans: found.slice(offset, offset + limit).map(counted) }
    },
    get({ plan }: Body<'calendar.get'>): Reply<'calendar.get'> {
      const found = calendar.of(plan)
      const given = calendar.given(plan)
      const parts = [...partsOf(found)].flatMap(([node, { sites }]) => ({
        ...{ node, label: labelOf(node) },
        counts: countsAmong(sites, found.plan, given),
      }))
      return { ...counted(found), parts }
    },
    resolve: ({ startsAt, invitations }: Body<'calendar.resolve'>): Reply<'calendar.resolve'> => ({
      sites: invited(invitations, startsAt),
    }),
    plan: ({ details }: Body<'calendar.plan'>, by: string) => planIt(details, by),
    async change(body: Body<'calendar.change'>, by: string): Promise<Reply<'calendar.change'>> {
      const details = check(body.details)
      const coming = { changed: 0, kept: 0 }
      const { plan } = await move(
        body,
        by,
        (before, at) => changePlan(before, details, invitedTo(details), at),
        (after, before, at) => {
          if (!body.coming) return []
          const { changed, kept } = series.coming(after, before, at)
          Object.assign(coming, { changed: changed.length, kept })
          return changed
        },
      )
      return { revision: plan.revision, coming }
    },
    async repeat(
      { plan, seen, recurrence }: Body<'calendar.repeat'>,
      by: string,
    ): Promise<Reply<'calendar.repeat'>> {
      const made: string[] = []
      const first = await move({ plan, seen }, by, repeatPlan, (after, _before, at) => {
        const drafts = series.drafts(after, recurrence, at)
        made.push(...drafts.map((draft) => draft.plan.id))
        return drafts
      })
      return { revision: first.plan.revision, made }
    },
    async announce(body: Body<'calendar.announce'>, by: string): Promise<Reply<'calendar.announce'>> {
      const { plan, sites } = await move(body, by, (before, at) =>
        announcePlan(before, invitedTo(before.plan.details), at),
      )
      return { revision: plan.revision, invited: sites.length }
    },
    async cancel(body: Body<'calendar.cancel'>, by: string): Promise<Reply<'calendar.cancel'>> {
      const { plan } = await move(body, by, (before, at) => cancelPlan(before, body.reason, at))
      return { revision: plan.revision }
    },
    acknowledgements: (body: Body<'calendar.acknowledgements'>): Reply<'calendar.acknowledgements'> =>
      listInvited(calendar.of(body.plan), calendar.given(body.plan), body, { labelOf, phones: phones() }),
    async acknowledge(
      { plan, site, asking, answer }: Body<'calendar.acknowledge'>,
      by: string,
    ): Promise<Reply<'calendar.acknowledge'>> {
      if (homeNode(site) !== place.self)
        throw new Refusal('calendar.site-elsewhere', { site: labelOf(site), node: labelOf(homeNode(site)) })
      await calendar.answer(plan, { site, asking, answer, way: 'operator', by })
      return {}
    },
    /**
     * What a session is opened by. Throws Refusal `calendar.unknown`, `calendar.not-here`, and `calendar.state` unless
     * it is announced.
     */
    opening(plan: string): PlanDetails {
      const { owner, ...found } = calendar.of(plan).plan
      if (owner !== place.self) throw new Refusal('calendar.not-here', { owner: labelOf(owner) })
      requireAllowed(found, 'open')
      return found.details
    },
    /** Its session runs. Rejects with Refusal `calendar.state` when another one was opened by it meanwhile. */
    async opened(plan: string, session: string, by: string): Promise<void> {
      await calendar.move(plan, (before) => openPlan(before, session, { by, at: clock.now() }))
    },
  }
}
