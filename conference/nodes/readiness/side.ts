import type { Loop } from '#conference/cascade'
import type { Readiness } from '#conference/readiness-store'
import type { SeatKeeper } from '#conference/seats'
import { homeNode } from '#conference/sites/ids'
import type { SessionState, SiteId, SiteStatus } from '#contract'
import type { TestOrder } from '#contract/readiness'
import { createScope } from '#foundation/lifetime'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock, Timer } from '#foundation/time'
import type { Pages } from '../conductor/pages.ts'
import type { Place } from '../place.ts'
import { createBoardView } from './board-view.ts'
import { createReadinessExchange } from './exchange.ts'
import { createIncidentExchange } from './incident-exchange.ts'
import { createLadderSide } from './ladder-side.ts'
import type { Legs } from './legs-measured.ts'
import { createReadinessOperators } from './operators.ts'
import { createRoundRunner } from './round-runner.ts'
import { type ReadinessRules, rulesAt } from './rules.ts'
import { budgetsAt, createSiteTests } from './site-tests.ts'
import { sitesWithin } from './sites-within.ts'

export interface ReadinessSideOptions {
  place: Place
  link: Link
  readiness: Readiness
  rules: ReadinessRules
  registry: { all(): readonly { id: SiteId }[]; labelOf(site: SiteId): string }
  seats: Pick<SeatKeeper, 'of' | 'all'>
  pages: Pages
  sessions: () => readonly SessionState[]
  /** Whether the line to the tier above is up; true at the top. */
  uplink: () => boolean
  /** Null: nothing measures the lines of a test. */
  measureLegs: Pick<Legs, 'begin'> | null
  newId: () => string
  /** What is returned to whom has changed. */
  onLoops: (loops: readonly Loop[]) => void
  /** Nothing of a site's test is sent any more. */
  onTestOver: (site: SiteId) => void
  /** Consoles may look again: at most once in `TELL_EVERY_MS`. */
  onNews: () => void
  clock: Clock
  log: Log
}

/** Consoles are told this often at most; where there are more than a few provinces' sites, less often. Milliseconds. */
const TELL_EVERY_MS = 250
const TELL_EVERY_MS_OF_MANY = 600
const MANY_SITES = 1000
/** What changes together is told together, milliseconds. */
const TOGETHER_MS = 40
/** Proofs grow old also when nothing happens. */
const LOOK_EVERY_MS = 60_000

/** Whether the sites are proven: tests of the own ones, rounds, incidents, the board. Owned by the node. */
export type ReadinessSide = ReturnType<typeof createReadinessSide>

export function createReadinessSide(options: ReadinessSideOptions) {
  const { place, link, readiness, registry, seats, pages, sessions, uplink, measureLegs } = options
  const { newId, onLoops, onNews, clock, log } = options
  const scope = createScope()
  const rules = rulesAt(place, options.rules)
  const budgets = budgetsAt(place, rules)
  const labelOf = (site: SiteId) => registry.labelOf(site)
  const { all, ids } = sitesWithin(place.self, registry)
  const isOwn = (site: SiteId) => homeNode(site) === place.self
  let connected: ReadonlySet<SiteId> = new Set()
  let due: Timer | undefined
  let toldAt = 0
  let closed = false

  const news = () => {
    if (closed) return
    const every = all().length > MANY_SITES ? TELL_EVERY_MS_OF_MANY : TELL_EVERY_MS
    due ??= clock.setTimeout(tell, Math.max(TOGETHER_MS, toldAt + every - clock.now()))
  }
  const tell = () => {
    due = undefined
    toldAt = clock.now()
    board.look()
    ladders.look()
    onNews()
  }
  const tests = scope.add(
    createSiteTests({
      ...{ place, rules, readiness, measureLegs, budgets, sessions, pages, labelOf, uplink, newId, clock },
      seatOf(site) {
        const seat = seats.of(site)
        return seat && { id: seat.id, isLive: seat.state === 'live' }
      },
      onLoops: () => onLoops(tests.desk.loops()),
      onOver: options.onTestOver,
      onBusy() {
        runner.changed()
        news()
      },
      onLost: (site, why) => runner.lost(site, why),
      dueOf: (site) => ladders.dueOf(site),
    }),
  )
  const { desk } = tests
  const order = (site: SiteId, wanted: Omit<TestOrder, 'order'>) => void desk.order(site, wanted)
  const exchange = scope.add(
    createReadinessExchange({
      ...{ place, link, readiness, rules, labelOf, clock, log },
      order: tests.orderFromAbove,
      onHeard(sites) {
        board.touch(sites)
        news()
      },
    }),
  )
  const board = createBoardView({
    sites: all,
    state: () => readiness.state(),
    isConnected: (site) => connected.has(site),
    phoneOf: exchange.phoneOf,
    lines: () => [...rules.lines, ...exchange.linesBelow()],
    thresholds: rules.thresholds,
    now: () => clock.now(),
  })
  /** A page that is expected back while its test runs counts as there. */
  const present = (): ReadonlySet<SiteId> => {
    const own = [...desk.busy().keys()].filter((site) => seats.of(site))
    return own.length === 0 ? connected : new Set([...connected, ...own])
  }
  const runner = scope.add(
    createRoundRunner({
      ...{ readiness, rules, budgets, present, isOwn, order, clock, log },
      busy: desk.busy,
      orderBelow: exchange.orderBelow,
    }),
  )
  const operators = createReadinessOperators({
    ...{ place, rules, budgets, readiness, board, present, newId },
    sites: ids,
    busy: desk.busy,
    ask: async (site, wanted) => (isOwn(site) ? order(site, wanted) : exchange.orderBelow(site, wanted)),
    incidentsBelow: { all: () => incidents.below(), carry: (command, by) => incidents.carry(command, by) },
    now: () => clock.now(),
  })
  const incidents = scope.add(
    createIncidentExchange({
      ...{ place, link, labelOf, clock, log },
      own: () => readiness.state().incidents,
      command: operators.changeIncident,
      onHeard: news,
    }),
  )
  const ladders = scope.add(
    createLadderSide({
      ...{ place, link, readiness, sessions, present, labelOf, newId, clock, log },
      sites: ids,
      thresholds: rules.thresholds,
      onDue: (sites) => tests.tell(sites),
      onNews: news,
    }),
  )
  scope.add(
    readiness.onChange(({ sites, incidents: isIncident }) => {
      if (isIncident) incidents.changed()
      tests.tell(isIncident ? seats.all().map(({ site }) => site) : sites)
      board.touch(sites)
      if (sites.length > 0) exchange.changed()
      runner.changed()
      ladders.changed()
      news()
    }),
  )
  const growingOld = clock.setInterval(() => {
    tests.tell(seats.all().map(({ site }) => site))
    // Who is to be called depends on the day.
    board.touch(ids().filter(isOwn))
    ladders.changed()
    news()
  }, LOOK_EVERY_MS)

  return {
    tests,
    operators,
    /** As it was told last. */
    board: board.latest,
    /** Whom to call at each site of this tier and below, as the board says. */
    phones: () => new Map(board.latest().sites.map(({ site, phone }) => [site, phone])),
    rounds: operators.rounds,
    ladderOrders: ladders.orders,
    ladders: ladders.shown,
    ladderNotices: ladders.told,
    isLadderKnown: ladders.isKnown,
    sessionsChanged: ladders.changed,
    incidents: operators.openIncidents,
    seatsChanged: () => desk.seatsChanged(),
    /** Whom to call at these own sites has changed, or whose their lines are. */
    contactsChanged(sites: readonly SiteId[]) {
      board.touch(sites)
      exchange.contactsChanged(sites)
      news()
    },
    /** The roster of the own sites and of those below was looked at. */
    rosterLooked(roster: readonly SiteStatus[]) {
      const now = new Set(roster.flatMap(({ site, state }) => (state === 'connected' ? [site] : [])))
      const changed = [
        ...[...now].filter((site) => !connected.has(site)),
        ...[...connected].filter((site) => !now.has(site)),
      ]
      if (changed.length === 0) return
      connected = now
      board.touch(changed)
      runner.changed()
      news()
    },
    async close() {
      closed = true
      clock.clearInterval(growingOld)
      clock.clearTimeout(due)
      await scope.close()
    },
  }
}
