import { closePlan } from '#conference/calendar'
import type { Calendar } from '#conference/calendar-store'
import type { Seat } from '#conference/seats'
import type { Registry } from '#conference/sites'
import type { SessionState, SiteId } from '#contract'
import { createScope } from '#foundation/lifetime'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import type { Pages } from '../conductor/pages.ts'
import type { Place } from '../place.ts'
import { createCalendarDesk } from './desk.ts'
import { createCalendarExchange } from './exchange.ts'
import { createSiteCalendars } from './site-calendar.ts'

export interface CalendarSideOptions {
  place: Place
  link: Link
  calendar: Calendar
  registry: Pick<Registry, 'all' | 'labelOf'>
  seats: { all(): readonly Pick<Seat, 'site' | 'state'>[] }
  pages: Pages
  sessions: () => readonly SessionState[]
  /** Whom to call at each site of this tier and below, as far as that is known. */
  phones: () => ReadonlyMap<SiteId, string | null>
  clock: Clock
  log: Log
}

/** What is over leaves the pages also when nothing happens. */
const LOOK_EVERY_MS = 60_000

/** Planned sessions at a node: its own and those from above, for its consoles and the pages of its sites. */
export type CalendarSide = ReturnType<typeof createCalendarSide>

export function createCalendarSide(options: CalendarSideOptions) {
  const { place, link, calendar, registry, seats, pages, sessions, phones, clock, log } = options
  const { labelOf } = registry
  const scope = createScope()
  const exchange = scope.add(createCalendarExchange({ place, link, calendar, clock, log }))
  const siteCalendars = createSiteCalendars({ calendar, labelOf, clock })

  const tellPage = (site: SiteId) => pages.tell(site, 'calendar', siteCalendars.of(site))
  const tellPages = () => {
    for (const { site, state } of seats.all()) if (state === 'live') tellPage(site)
  }
  /** A plan is over with its session (N98). */
  const sessionsChanged = () => {
    const running = new Set(sessions().map(({ id }) => id))
    for (const { plan } of calendar.all()) {
      if (plan.owner !== place.self || plan.state.is !== 'open' || running.has(plan.state.session)) continue
      const move = { by: labelOf(place.self), at: clock.now() }
      calendar
        .move(plan.id, (before) => closePlan(before, move))
        .catch((error) => log.error('a plan was not closed with its session', { plan: plan.id, error }))
    }
  }
  scope.add(
    calendar.onChange((news) => {
      if (news.plans.length > 0) tellPages()
      else for (const { site } of news.answers) tellPage(site)
      exchange.changed(news)
    }),
  )
  const looking = clock.setInterval(tellPages, LOOK_EVERY_MS)
  scope.add(() => clock.clearInterval(looking))
  sessionsChanged()

  return {
    desk: createCalendarDesk({ place, calendar, registry, phones, clock }),
    sites: { ...siteCalendars, pageCame: tellPage },
    sessionsChanged,
    close: () => scope.close(),
  }
}
