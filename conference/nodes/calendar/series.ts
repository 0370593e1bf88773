import { changePlan, datesOf, followed, makePlan, movedTo, type PlanMove } from '#conference/calendar'
import type { Calendar } from '#conference/calendar-store'
import { Refusal, type SiteId } from '#contract'
import type { PlanDetails, Planned, Recurrence } from '#contract/calendar'
import { formatVietnamTime } from '#foundation/time'

export interface SeriesOptions {
  calendar: Pick<Calendar, 'all' | 'find'>
  invitedTo: (details: PlanDetails) => readonly SiteId[]
}

/** Sessions that come again (N99): what is made ahead, and what is changed with the one that it follows. */
export function createSeries({ calendar, invitedTo }: SeriesOptions) {
  return {
    /** A draft on each date that is ahead and has none yet. Throws what `datesOf` refuses, and Refusal `calendar.wrong`. */
    drafts({ plan }: Planned, recurrence: Recurrence, move: PlanMove): Planned[] {
      const { owner, series = plan.id, details } = plan
      return datesOf(details.startsAt, recurrence, move.at).flatMap(({ day, startsAt }) => {
        const id = `${series}-${day}`
        if (calendar.find(id)) return []
        const next = movedTo(details, startsAt)
        return onDate(startsAt, () => makePlan({ id, owner, series }, next, invitedTo(next), move))
      })
    },
    /**
     * What comes later in a plan's series, changed as the plan was, and how many are kept as they were changed by
     * themselves. Throws Refusal `calendar.wrong` when one of them can't be changed so.
     */
    coming(
      { plan: after }: Planned,
      { plan: before }: Planned,
      move: PlanMove,
    ): { changed: Planned[]; kept: number } {
      const isComing = ({ plan: { id, series, state, details } }: Planned) =>
        series === after.series &&
        id !== after.id &&
        details.startsAt > before.details.startsAt &&
        (state.is === 'draft' || state.is === 'announced')
      const told = { changed: [] as Planned[], kept: 0 }
      for (const each of after.series === undefined ? [] : calendar.all().filter(isComing)) {
        const next = followed(each.plan.details, before.details, after.details)
        if (next === null) {
          told.kept++
          continue
        }
        const changed = onDate(each.plan.details.startsAt, () =>
          changePlan(each, next, invitedTo(next), move),
        )
        if (changed !== each) told.changed.push(changed)
      }
      return told
    },
  }
}

/** What is refused of one date names it. */
function onDate(startsAt: number, make: () => Planned): Planned {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { vi, en } = error.body.message
    const time = formatVietnamTime(startsAt)
    throw new Refusal('calendar.wrong', {
      vi: `phiên ${time} trong loạt – ${vi.replace(/\.$/, '')}`,
      en: `of the series on ${time} – ${en.replace(/\.$/, '')}`,
    })
  }
}
