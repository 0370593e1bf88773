import type { Calendar } from '#conference/calendar-store'
import { isWithin } from '#conference/sites/ids'
import { checked, type NodeId, type SiteId } from '#contract'
import type { Acknowledgement, Planned } from '#contract/calendar'
import { uplinkRequests } from '#contract/uplink'
import { createScope } from '#foundation/lifetime'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import { createLatest } from '../latest.ts'
import type { Place } from '../place.ts'

/** Carries announced sessions down and what sites answered up (N95). */
export interface CalendarExchange {
  /** Plans or answers have changed. */
  changed(): void
  close(): Promise<void>
}

export interface CalendarExchangeOptions {
  place: Place
  link: Pick<Link, 'request' | 'handle' | 'watch' | 'presence'>
  calendar: Pick<Calendar, 'all' | 'given' | 'adopt' | 'hear'>
  clock: Clock
  log: Log
}

/** With eight people each a message stays below 512 KiB. */
const ANSWERS_AT_ONCE = 50
/** A tier that comes back later than that after a session need not know any more how it went. */
const TOLD_FOR_MS = 14 * 24 * 3_600_000

export function createCalendarExchange(options: CalendarExchangeOptions): CalendarExchange {
  const { place, link, calendar, clock, log } = options
  const { self, parent, children } = place
  const scope = createScope()

  const plans = () => {
    const since = clock.now() - TOLD_FOR_MS
    return calendar.all().filter(({ plan }) => plan.details.endsAt > since)
  }
  /** Does `send` for each that the peer has not acknowledged, so many at once. A peer that comes back is told all. */
  const carrierTo = <T>(
    peer: NodeId,
    { all, keyOf, stateOf, atOnce, send }: Telling<T>,
  ): { trigger: () => void } => {
    const told = new Map<string, string>()
    const carrying = scope.add(
      createLatest(
        `calendar to ${peer}`,
        async () => {
          while (link.presence(peer).state === 'up') {
            const due = all()
              .filter((each) => told.get(keyOf(each)) !== stateOf(each))
              .slice(0, atOnce)
            if (due.length === 0) return
            await send(due)
            for (const each of due) told.set(keyOf(each), stateOf(each))
          }
        },
        { clock, log },
      ),
    )
    scope.add(
      link.watch(peer, ({ state }) => {
        told.clear()
        if (state === 'up') carrying.trigger()
      }),
    )
    return carrying
  }

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
    return carrierTo<Planned>(child, {
      all: () => plans().flatMap((each) => partOf(each, self, child) ?? []),
      keyOf: ({ plan }) => plan.id,
      stateOf: ({ plan, sites, dropped }) => JSON.stringify([plan.revision, plan.at, sites, dropped]),
      atOnce: 1,
      send: (due) => link.request(child, 'calendar.pass', { plans: due }),
    })
  })
  const up =
    parent === null
      ? []
      : [
          carrierTo<Acknowledgement>(parent, {
            all: () =>
              plans()
                .filter(({ plan }) => plan.owner !== self)
                .flatMap(({ plan }) => [...calendar.given(plan.id).values()]),
            keyOf: ({ plan, site }) => `${plan} ${site}`,
            stateOf: ({ revision, at }) => `${revision} ${at}`,
            atOnce: ANSWERS_AT_ONCE,
            send: (acknowledgements) => link.request(parent, 'calendar.answers', { acknowledgements }),
          }),
        ]
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
    changed() {
      for (const carrier of [...down, ...up]) carrier.trigger()
    },
    close: () => scope.close(),
  }
}

interface Telling<T> {
  all: () => readonly T[]
  keyOf: (each: T) => string
  /** Another text: it has to be told again. */
  stateOf: (each: T) => string
  atOnce: number
  send: (due: T[]) => Promise<unknown>
}

/**
 * What a tier below is told of an own plan: its own sites only, and not by which rules others are invited. Null: it
 * concerns nobody there, or nobody is told of it yet.
 */
function partOf({ plan, sites, dropped }: Planned, self: NodeId, child: NodeId): Planned | null {
  if (plan.owner !== self || plan.asking === 0) return null
  const isThere = (site: SiteId) => isWithin(site, child)
  const part = { sites: sites.filter(isThere), dropped: dropped.filter(isThere) }
  if (part.sites.length + part.dropped.length === 0) return null
  return { plan: { ...plan, details: { ...plan.details, invitations: [] } }, ...part }
}
