import { partsOf } from '#conference/calendar'
import type { Calendar, CalendarNews } from '#conference/calendar-store'
import { checked, type NodeId, type SiteId } from '#contract'
import type { Acknowledgement, Planned } from '#contract/calendar'
import { uplinkRequests } from '#contract/uplink'
import { createScope } from '#foundation/lifetime'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import type { Place } from '../place.ts'
import { createCarrier } from './carrier.ts'

/** Carries announced sessions down and what sites answered up (N95). */
export interface CalendarExchange {
  changed(news: CalendarNews): void
  close(): Promise<void>
}

export interface CalendarExchangeOptions {
  place: Place
  link: Pick<Link, 'request' | 'handle' | 'watch' | 'presence'>
  calendar: Pick<Calendar, 'all' | 'find' | 'given' | 'adopt' | 'hear'>
  clock: Clock
  log: Log
}

/** With eight people each a message stays below 512 KiB. */
const ANSWERS_AT_ONCE = 50

export function createCalendarExchange(options: CalendarExchangeOptions): CalendarExchange {
  const { place, link, calendar, clock, log } = options
  const { self, parent, children } = place
  const scope = createScope()

  const down = children.map((child) => {
    scope.add(
      link.handle(
        'calendar.answers',
        async ({ body }) => {
          const { acknowledgements } = checked(
            uplinkRequests['calendar.answers'].body,
            body,
            'calendar.answers',
          )
          await calendar.hear(child, acknowledgements)
          return {}
        },
        { from: child },
      ),
    )
    return scope.add(
      createCarrier<Planned>({
        ...{ peer: child, link, clock, log, atOnce: 1 },
        all: () => calendar.all().map(({ plan }) => plan.id),
        read: (plan) => partOf(calendar.find(plan), self, child),
        send: (plans) => link.request(child, 'calendar.pass', { plans }),
      }),
    )
  })
  const up =
    parent === null
      ? null
      : scope.add(
          createCarrier<Acknowledgement>({
            ...{ peer: parent, link, clock, log, atOnce: ANSWERS_AT_ONCE },
            all: () =>
              calendar
                .all()
                .filter(({ plan }) => plan.owner !== self)
                .flatMap(({ plan }) =>
                  [...calendar.given(plan.id).keys()].map((site) => keyOf(plan.id, site)),
                ),
            read(key) {
              const [plan = '', site = ''] = key.split(' ')
              if (calendar.find(plan)?.plan.owner === self) return null
              return calendar.given(plan).get(site) ?? null
            },
            send: (acknowledgements) => link.request(parent, 'calendar.answers', { acknowledgements }),
          }),
        )
  if (parent !== null)
    scope.add(
      link.handle(
        'calendar.pass',
        async ({ body }) => {
          const heard = checked(uplinkRequests['calendar.pass'].body, body, 'calendar.pass')
          await calendar.adopt(heard.plans.filter(({ plan }) => plan.owner === parent))
          return {}
        },
        { from: parent },
      ),
    )

  return {
    changed({ plans, answers }) {
      if (plans.length > 0) for (const carrier of down) carrier.changed(plans)
      up?.changed(answers.map(({ plan, site }) => keyOf(plan, site)))
    },
    close: () => scope.close(),
  }
}

const keyOf = (plan: string, site: SiteId) => `${plan} ${site}`

/**
 * What a tier below is told of an own plan: its own sites only, and not by which rules others are invited. Null: it
 * concerns nobody there, or nobody is told of it yet.
 */
function partOf(planned: Planned | null, self: NodeId, child: NodeId): Planned | null {
  if (planned === null || planned.plan.owner !== self || planned.plan.asking === 0) return null
  const part = partsOf(planned).get(child)
  const { plan } = planned
  return part ? { plan: { ...plan, details: { ...plan.details, invitations: [] } }, ...part } : null
}
