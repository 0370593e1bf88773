import { changePlan, datesOf, followed, movedTo } from '#conference/calendar'
import type { Calendar } from '#conference/calendar-store'
import type { SiteId } from '#contract'
import type { Plan, PlanDetails, Planned, Recurrence } from '#contract/calendar'
import type { Clock } from '#foundation/time'

export interface SeriesOptions {
  calendar: Pick<Calendar, 'all' | 'makeIn' | 'move'>
  invitedTo: (details: PlanDetails) => readonly SiteId[]
  clock: Pick<Clock, 'now'>
}

/** Sessions that come again (N99): made ahead, and changed with the one that they follow. */
export function createSeries({ calendar, invitedTo, clock }: SeriesOptions) {
  return {
    /**
     * A draft on each date that has none yet; the ids of the new ones. Rejects with what `datesOf` refuses, and with Refusal
     * `calendar.too-many`: what was made until then stays, and the same again goes on from there.
     */
    async make({ series = '', details }: Plan, recurrence: Recurrence, by: string): Promise<string[]> {
      const made: string[] = []
      for (const { day, startsAt } of datesOf(details.startsAt, recurrence)) {
        const next = movedTo(details, startsAt)
        const id = `${series}-${day}`
        const planned = await calendar.makeIn({ id, series }, next, invitedTo(next), by)
        if (planned) made.push(id)
      }
      return made
    },
    /** Changes what comes later in a plan's series as the plan was changed; what was changed by itself is kept. */
    async changeComing(
      { id, series, details }: Plan,
      before: PlanDetails,
      by: string,
    ): Promise<{ changed: number; kept: number }> {
      const isComing = ({ plan }: Planned) =>
        plan.series === series &&
        plan.id !== id &&
        plan.details.startsAt > before.startsAt &&
        (plan.state.is === 'draft' || plan.state.is === 'announced')
      const told = { changed: 0, kept: 0 }
      for (const each of series === undefined ? [] : calendar.all().filter(isComing)) {
        const after = await calendar.move(each.plan.id, (planned) => {
          const next = followed(planned.plan.details, before, details)
          return next === null || !isComing(planned)
            ? planned
            : changePlan(planned, next, invitedTo(next), { by, at: clock.now() })
        })
        if (after === each) told.kept++
        else told.changed++
      }
      return told
    },
  }
}
