import { callForHelp, carryOver, createLedger, judge, withActing } from '#conference/readiness'
import type { Readiness } from '#conference/readiness-store'
import { type BodyOf, type NodeId, Refusal, type ReplyOf, type SessionState, type SiteId } from '#contract'
import type { LinkBudget, SiteDue, TestOrder } from '#contract/readiness'
import type { RoomRequests } from '#contract/room'
import type { Clock } from '#foundation/time'
import type { Pages } from '../conductor/pages.ts'
import { isOnAir } from '../conductor/tell-sites.ts'
import type { Place } from '../place.ts'
import type { Legs, LegsHandle } from './legs-measured.ts'
import { completed, tiersAt } from './one-test.ts'
import { changesOfTest, helpAt, standing } from './outcome.ts'
import { createPace } from './pace.ts'
import { costOf, type ReadinessRules } from './rules.ts'
import { createTestDesk, type LostBy, type TestDesk } from './test-desk.ts'

type Body<Op extends keyof RoomRequests> = BodyOf<RoomRequests, Op>
type Reply<Op extends keyof RoomRequests> = ReplyOf<RoomRequests, Op>

/** What the pages of the own sites ask of readiness, and are told of it (N49 to N52). */
export interface SiteTests {
  readonly desk: TestDesk
  /** Asks an own site for the tier above: the lines have to bear it beside the tests of this tier. Throws Refusal. */
  orderFromAbove(site: SiteId, wanted: Omit<TestOrder, 'order'>): void
  isRunning(site: SiteId): boolean
  begin(page: { site: SiteId; seat: string }, body: Body<'test.begin'>): Reply<'test.begin'>
  loop(site: SiteId, body: Body<'test.loop'>): void
  end(site: SiteId, body: Body<'test.end'>): Promise<Reply<'test.end'>>
  abort(site: SiteId, body: Body<'test.abort'>): void
  help(site: SiteId, body: Body<'help.call'>): Promise<void>
  /** A page took the site's seat. `resumed`: it is the one that was there, with its media. */
  pageCame(site: SiteId, resumed: boolean): void
  /** What is known of these sites may have changed. */
  tell(sites: readonly SiteId[]): void
  close(): void
}

export interface SiteTestsOptions {
  place: Place
  rules: ReadinessRules
  readiness: Readiness
  /** Null: nothing measures the lines of a test. */
  measureLegs: Pick<Legs, 'begin'> | null
  budgets: readonly LinkBudget[]
  sessions: () => readonly SessionState[]
  seatOf: (site: SiteId) => { id: string; isLive: boolean } | undefined
  pages: Pages
  labelOf: (site: SiteId) => string
  /** Whether the line to the tier above is up. */
  uplink: () => boolean
  /** The next session for which the site is not ready. */
  dueOf: (site: SiteId) => SiteDue | null
  newId: () => string
  clock: Clock
  onLoops: () => void
  /** Nothing of a site's test is sent any more. */
  onOver: (site: SiteId) => void
  /** Who is tested or asked to has changed. */
  onBusy: () => void
  onLost: (site: SiteId, why: LostBy) => void
}

/** Nobody tests himself, or calls, more often; each of both is stored. */
const OWN_TESTS = { atOnce: 10, everyMs: 6000 }
const CALLS = { atOnce: 5, everyMs: 10_000 }

export function createSiteTests(options: SiteTestsOptions): SiteTests {
  const { place, rules, readiness, measureLegs, budgets, sessions, seatOf, pages, labelOf } = options
  const { uplink, dueOf, newId, clock, onLoops, onOver, onBusy, onLost } = options
  const ownTests = createPace({ ...OWN_TESTS, clock })
  const calls = createPace({ ...CALLS, clock })
  const measuring = new Map<SiteId, LegsHandle>()
  /** Sites under test at whose test the line to the tier above was away. */
  const wasCut = new Set<SiteId>()
  /** Sites whose test has ended, while its lines are looked at for the last time: it is still sent. */
  const lastLook = new Set<SiteId>()

  const tell = (sites: readonly SiteId[]) => {
    const { proofs, incidents } = readiness.state()
    for (const site of sites) {
      if (!seatOf(site)?.isLive) continue
      const verdict = proofs.get(site)?.verdict
      pages.tell(site, 'tests', {
        order: desk.orderOf(site),
        verdict: verdict ? standing(verdict, clock.now(), rules.thresholds) : null,
        help: helpAt(site, incidents),
        due: dueOf(site),
      })
    }
  }
  /** The session needs it: it is on screen, speaks, or talks with an operator. */
  const isNeeded = (site: SiteId) =>
    sessions().some(
      (session) =>
        isOnAir(site, session) ||
        session.floor.open.includes(site) ||
        session.cues.some((cue) => cue.site === site),
    )
  const desk = createTestDesk({
    ...{ node: place.self, seatOf, labelOf, newId, clock, onLoops },
    isNeeded,
    hasRoom: (site, form) => hasRoom(site, form),
    onChange(site) {
      if (!desk.running(site)) {
        wasCut.delete(site)
        if (!lastLook.has(site)) onOver(site)
        measuring.get(site)?.close()
        measuring.delete(site)
      }
      tell([site])
      onBusy()
    },
    onLost,
  })
  const hasRoom = (site: SiteId, form: TestOrder['form']) => {
    const ledger = createLedger(budgets)
    for (const [busy, theirs] of desk.busy()) if (busy !== site) ledger.add(busy, costOf(theirs, rules))
    return ledger.bears(site, costOf(form, rules))
  }
  const noteUplink = (site: SiteId) => {
    if (!uplink()) wasCut.add(site)
  }

  return {
    desk,
    isRunning: (site) => desk.running(site) !== undefined,
    orderFromAbove(site, wanted) {
      if (!hasRoom(site, wanted.form)) throw new Refusal('test.no-room', { node: labelOf(place.self) })
      desk.order(site, wanted)
    },
    begin({ site, seat }, body) {
      if (body.order === null) ownTests.take(site)
      const { running, nonce } = desk.begin({ site, seat }, body)
      if (measureLegs) measuring.set(site, measureLegs.begin(site))
      noteUplink(site)
      const quiet = isNeeded(site)
      const { short, [running.form]: whole } = rules.pictureKbps
      return {
        ...{ test: running.id, nonce, tiers: tiersAt(place, site), quiet },
        pictureKbps: quiet ? Math.min(short, whole) : whole,
      }
    },
    loop(site, { test, tier }) {
      desk.loop(site, test, tier)
      if (tier === 'centre') noteUplink(site)
    },
    async end(site, { test, measured }) {
      if (desk.running(site)?.id !== test) throw new Refusal('test.unknown', { test })
      noteUplink(site)
      const [handle, cut] = [measuring.get(site), wasCut.has(site)]
      measuring.delete(site)
      lastLook.add(site)
      const { id, form, asked, by, startedAt, looped } = desk.end(site, test)
      const endedAt = clock.now()
      const legs = (await handle?.end()) ?? null
      lastLook.delete(site)
      if (!desk.running(site)) onOver(site)
      const plain = completed(measured, {
        ...{ id, site, form, asked, by, startedAt, endedAt, looped, legs },
        uplink: place.parent === null ? null : !cut,
      })
      const measurement = form === 'short' ? carryOver(plain, await readiness.fullTestOf(site)) : plain
      const verdict = withActing(judge(measurement, rules.thresholds, clock.now()), rules.lines)
      const around = { at: clock.now(), lines: rules.lines, newId }
      await readiness.change(by, (state) => changesOfTest(state, { measurement, verdict }, around))
      return { verdict }
    },
    abort: (site, { test }) => desk.abort(site, test),
    async help(site, { words }) {
      calls.take(site)
      await readiness.change(labelOf(site), ({ incidents }) => ({
        incidents: callForHelp(incidents, site, words, { at: clock.now(), newId }),
      }))
    },
    pageCame(site, resumed) {
      if (!resumed) desk.pageCame(site)
      tell([site])
    },
    tell,
    close: () => desk.close(),
  }
}

/** The lines whose budgets a node knows: its own and its children's. */
export function budgetsAt({ self, parent, children }: Place, rules: ReadinessRules): LinkBudget[] {
  const of = (node: NodeId): LinkBudget[] => [
    { kind: 'access', node, ...rules.access },
    { kind: 'uplink', node, ...rules.uplink },
  ]
  const own = of(self).filter(({ kind }) => kind === 'access' || parent !== null)
  return [...own, ...children.flatMap(of)]
}
