import { type Acknowledgements, countsAmong, standingOf } from '#conference/calendar'
import { finder, wordsIn } from '#conference/sites/fold'
import { isWithin } from '#conference/sites/ids'
import type { BodyOf, ReplyOf, SiteId } from '#contract'
import type { Planned } from '#contract/calendar'
import type { CalendarOperations } from '#contract/console'

type Wanted = Omit<BodyOf<CalendarOperations, 'calendar.acknowledgements'>, 'plan'>

const SHOWN = 200

/** The invited sites that are wanted, in the order of their ids; counts are of all at or below the unit. */
export function listInvited(
  planned: Planned,
  given: Acknowledgements,
  { below, standing, text = '', offset = 0, limit = SHOWN }: Wanted,
  { labelOf, phones }: { labelOf: (site: SiteId) => string; phones: ReadonlyMap<SiteId, string | null> },
): ReplyOf<CalendarOperations, 'calendar.acknowledgements'> {
  const isBelow = (site: SiteId) => below === undefined || isWithin(site, below)
  const isFound = finder(text)
  const sites = planned.sites.filter(isBelow)
  const found = sites
    .map((site) => ({
      ...{ site, label: labelOf(site), standing: standingOf(planned.plan, given.get(site)) },
      ...{ acknowledgement: given.get(site) ?? null, phone: phones.get(site) ?? null },
    }))
    .filter((row) => standing === undefined || row.standing === standing)
    .filter(({ site, label, acknowledgement }) =>
      isFound(() => wordsIn([label, site, ...peopleOf(acknowledgement)].join(' '))),
    )
  return {
    counts: countsAmong(sites, planned.plan, given),
    revision: planned.plan.revision,
    total: found.length,
    sites: found.slice(offset, offset + limit),
  }
}

const peopleOf = (given: ReturnType<Acknowledgements['get']> | null): string[] =>
  given?.answer.is === 'received' ? given.answer.attendees.map(({ name }) => name) : []
