import type { Loop } from '#conference/cascade'
import type { Readiness } from '#conference/readiness-store'
import type { SeatKeeper } from '#conference/seats'
import type { SessionState, SiteId } from '#contract'
import { createScope } from '#foundation/lifetime'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import type { Pages } from '../conductor/pages.ts'
import type { Place } from '../place.ts'
import { type ReadinessRules, rulesAt } from './rules.ts'
import { budgetsAt, createSiteTests } from './site-tests.ts'

export interface ReadinessSideOptions {
  place: Place
  link: Link
  readiness: Readiness
  rules: ReadinessRules
  seats: Pick<SeatKeeper, 'of' | 'all'>
  pages: Pages
  sessions: () => readonly SessionState[]
  /** Whether the line to the tier above is up; true at the top. */
  uplink: () => boolean
  labelOf: (site: SiteId) => string
  newId: () => string
  /** What is returned to whom has changed. */
  onLoops: (loops: readonly Loop[]) => void
  clock: Clock
  log: Log
}

/** Whether the own sites are proven: their tests and what follows from them. Owned by the node. */
export type ReadinessSide = ReturnType<typeof createReadinessSide>

export function createReadinessSide(options: ReadinessSideOptions) {
  const { place, readiness, seats, pages, sessions, uplink, labelOf, newId, onLoops, clock } = options
  const scope = createScope()
  const rules = rulesAt(place, options.rules)
  const budgets = budgetsAt(place, rules)

  const tests = scope.add(
    createSiteTests({
      ...{ place, rules, readiness, budgets, sessions, pages, labelOf, uplink, newId, clock },
      measureLegs: null,
      onLoops: () => onLoops(tests.desk.loops()),
      seatOf(site) {
        const seat = seats.of(site)
        return seat && { id: seat.id, isLive: seat.state === 'live' }
      },
      onBusy: () => {},
      onLost: () => {},
    }),
  )
  scope.add(
    readiness.onChange(({ sites, incidents }) =>
      tests.tell(incidents ? seats.all().map(({ site }) => site) : sites),
    ),
  )

  return {
    tests,
    seatsChanged: () => tests.desk.seatsChanged(),
    close: () => scope.close(),
  }
}
