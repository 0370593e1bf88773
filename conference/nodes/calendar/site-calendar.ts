import { countsOf, invitedSet, standingOf } from '#conference/calendar'
import type { Calendar } from '#conference/calendar-store'
import { Refusal, type SiteId } from '#contract'
import type {
  Planned,
  SiteAnswer,
  SiteCalendar,
  SiteCalendarCounted,
  SiteInvitation,
} from '#contract/calendar'
import type { Clock } from '#foundation/time'

/** What the page of an own site is shown of planned sessions, and answers to them (N96). */
export type SiteCalendars = ReturnType<typeof createSiteCalendars>

export interface SiteCalendarsOptions {
  calendar: Pick<Calendar, 'all' | 'of' | 'given' | 'answer'>
  labelOf: (site: SiteId) => string
  clock: Pick<Clock, 'now'>
}

const MOST_SHOWN = 64

export function createSiteCalendars({ calendar, labelOf, clock }: SiteCalendarsOptions) {
  const shownTo = (site: SiteId): Planned[] =>
    calendar
      .all()
      .filter((each) => isShown(each.plan, clock.now()) && invitedSet(each).has(site))
      .slice(0, MOST_SHOWN)

  const invitationOf = ({ plan }: Planned, site: SiteId): SiteInvitation[] => {
    const { id, revision, asking, owner, state, details, earlier } = plan
    if (state.is === 'draft' || state.is === 'closed') return []
    const { invitations: _, ...shown } = details
    const acknowledgement = calendar.given(id).get(site)
    return [
      {
        ...{ plan: id, revision, asking, details: shown, ...(earlier && { earlier }) },
        owner: { node: owner, label: labelOf(owner) },
        chairAt: details.chair.site === null ? null : labelOf(details.chair.site),
        state: state.is === 'open' ? { is: 'open' } : state,
        standing: standingOf(plan, acknowledgement),
        acknowledgement: acknowledgement ?? null,
      },
    ]
  }
  const of = (site: SiteId): SiteCalendar => ({
    invitations: shownTo(site).flatMap((each) => invitationOf(each, site)),
  })

  return {
    of,
    /** The same with how many of the tier's sites have acknowledged. */
    countedOf: (site: SiteId): SiteCalendarCounted => ({
      ...of(site),
      counts: shownTo(site).map((each) => ({
        plan: each.plan.id,
        counts: countsOf(each, calendar.given(each.plan.id)),
      })),
    }),
    /** The site's own word, from its page. Rejects with what `acknowledge` refuses. */
    async answer(site: SiteId, { plan, asking, answer, by }: SiteAnswer): Promise<void> {
      // A plan that is none of its business is as unknown to it as one that is not there.
      if (!invitedSet(calendar.of(plan)).has(site)) throw new Refusal('calendar.unknown', { plan })
      await calendar.answer(plan, { site, asking, answer, way: 'page', by: by || labelOf(site) })
    },
  }
}

/** A session that is said to run so long after its end was never heard to be over. */
const OVERRUN_MS = 24 * 3_600_000

/** What lies ahead or runs, and what was cancelled or never opened until its time is over. */
function isShown({ state, asking, details }: Planned['plan'], now: number): boolean {
  if (state.is === 'open') return details.endsAt + OVERRUN_MS > now
  return asking > 0 && state.is !== 'closed' && details.endsAt > now
}
