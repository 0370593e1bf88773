import type { Loop } from '#conference/cascade'
import { type NodeId, Refusal, type SiteId } from '#contract'
import type { LoopTier, Measurement, TestBegun, TestOrder } from '#contract/readiness'
import type { Clock, Timer } from '#foundation/time'
import { nodeOfTier } from './one-test.ts'

type Form = Measurement['form']

/**
 * By what an order came to nothing: the page did not take it up in time, did not bring what was asked for, or made way
 * for the session, which needs the site now.
 */
export type LostBy = 'not-taken' | 'given-up' | 'session'

/** A test that a site's page makes now. */
export interface RunningTest {
  readonly id: string
  readonly site: SiteId
  readonly seat: string
  readonly form: Form
  readonly asked: Measurement['asked']
  readonly by: string
  readonly startedAt: number
  readonly loop: LoopTier | null
  /** The tiers that have returned it so far. */
  readonly looped: readonly LoopTier[]
}

/** Which test of which site runs at this node (N49). Owned by the node; `close()` leaves no timer. */
export interface TestDesk {
  /** Throws Refusal `test.running`, `test.unknown` for an order that does not stand (any more), `test.no-room`. */
  begin(
    page: { site: SiteId; seat: string },
    body: { form: Form; asked: Measurement['asked']; order: string | null },
  ): { running: RunningTest; nonce: TestBegun['nonce'] }
  /** Throws Refusal `test.unknown`; `message.too-many`: its page has changed its mind too often. */
  loop(site: SiteId, test: string, tier: LoopTier | null): void
  /** The page has measured: the test is over, nothing is returned any more. Throws Refusal `test.unknown`. */
  end(site: SiteId, test: string): RunningTest
  /** The page gives up. Throws Refusal `test.unknown`. */
  abort(site: SiteId, test: string): void
  /** Asks the page of a site for a test. Throws Refusal `test.running`, `site.away`, `test.in-session`. */
  order(site: SiteId, wanted: Omit<TestOrder, 'order'>): string
  orderOf(site: SiteId): TestOrder | null
  loops(): readonly Loop[]
  /** The sites that are tested now, or were just asked to, and in which form. */
  busy(): ReadonlyMap<SiteId, Form>
  running(site: SiteId): RunningTest | undefined
  /** Pages have come or gone: a test ends with its seat. */
  seatsChanged(): void
  /** The page of a site begins anew: of its test nobody knows any more. */
  pageCame(site: SiteId): void
  close(): void
}

export interface TestDeskOptions {
  /** The seat of a site, whether its page is there or expected back. */
  seatOf: (site: SiteId) => { id: string; isLive: boolean } | undefined
  labelOf: (site: SiteId) => string
  /** The session needs the site: it is on screen, speaks, or talks with an operator. */
  isNeeded: (site: SiteId) => boolean
  /** Whether the lines bear one more test. */
  hasRoom: (site: SiteId, form: Form) => boolean
  node: NodeId
  newId: () => string
  clock: Clock
  /** What is returned to whom has changed. */
  onLoops: () => void
  /** A test or an order has begun or ended. */
  onChange: (site: SiteId) => void
  /** An order came to nothing: no page took it up, its test ended without a measurement, though not by its time, or a
   * lesser one began. */
  onLost: (site: SiteId, why: LostBy) => void
}

/** A test has ended by then, or failed with that. */
export const TEST_LIMIT_MS = 40_000
/** A test is returned by each tier in turn, some again; what is more is not a test. */
const LOOPS_AT_MOST = 12
/** By then a page has taken an order up. */
export const ORDER_LIMIT_MS = 15_000

const noLoops: readonly Loop[] = []

export function createTestDesk(options: TestDeskOptions): TestDesk {
  const { seatOf, labelOf, isNeeded, hasRoom, node, newId, clock, onLoops, onChange, onLost } = options
  const tests = new Map<SiteId, { test: RunningTest; timer: Timer; turns: number }>()
  const orders = new Map<SiteId, { order: TestOrder; timer: Timer }>()
  let loops = noLoops

  const look = () => {
    const now = [...tests.values()].flatMap(({ test: { site, loop } }) =>
      loop === null ? [] : [{ site, by: nodeOfTier(site, loop) }],
    )
    if (JSON.stringify(now) === JSON.stringify(loops)) return
    loops = now.length === 0 ? noLoops : now
    onLoops()
  }
  const drop = (site: SiteId) => {
    const found = tests.get(site)
    if (!found) return
    clock.clearTimeout(found.timer)
    tests.delete(site)
    look()
    onChange(site)
  }
  const lose = (site: SiteId) => {
    if (!tests.has(site)) return
    drop(site)
    onLost(site, isNeeded(site) ? 'session' : 'given-up')
  }
  const dropOrder = (site: SiteId) => {
    const found = orders.get(site)
    if (!found) return
    clock.clearTimeout(found.timer)
    orders.delete(site)
    onChange(site)
  }
  const loseOrder = (site: SiteId, why: LostBy) => {
    dropOrder(site)
    onLost(site, why)
  }
  const known = (site: SiteId, test: string) => {
    const found = tests.get(site)
    if (found?.test.id !== test) throw new Refusal('test.unknown', { test })
    return found
  }

  return {
    begin({ site, seat }, { form, asked, order: name }) {
      if (tests.has(site)) throw new Refusal('test.running', { site: labelOf(site) })
      const order = orders.get(site)?.order
      if (name !== null && order?.order !== name) throw new Refusal('test.unknown', { test: name })
      if (name === null && !hasRoom(site, form)) throw new Refusal('test.no-room', { node: labelOf(node) })
      const test: RunningTest = {
        ...{ id: newId(), site, seat, startedAt: clock.now(), loop: null, looped: [] },
        ...(name !== null && order
          ? { form: order.form, asked: order.asked, by: order.by }
          : { form, asked: asked === 'unattended' ? asked : 'site', by: labelOf(site) }),
      }
      dropOrder(site)
      tests.set(site, { test, turns: 0, timer: clock.setTimeout(() => drop(site), TEST_LIMIT_MS) })
      onChange(site)
      // A test that brings less than was asked for is not what was asked for.
      if (order && order.form === 'full' && test.form === 'short')
        onLost(site, isNeeded(site) ? 'session' : 'given-up')
      return { running: test, nonce: newId() }
    },
    loop(site, id, tier) {
      const { test, timer, turns } = known(site, id)
      if (turns >= LOOPS_AT_MOST) throw new Refusal('message.too-many', { seconds: TEST_LIMIT_MS / 1000 })
      const looped = tier === null ? test.looped : [...new Set([...test.looped, tier])]
      tests.set(site, { timer, turns: turns + 1, test: { ...test, loop: tier, looped } })
      look()
    },
    end(site, id) {
      const { test } = known(site, id)
      drop(site)
      return test
    },
    abort(site, id) {
      known(site, id)
      lose(site)
    },
    order(site, wanted) {
      if (!seatOf(site)?.isLive) throw new Refusal('site.away', { site: labelOf(site) })
      if (tests.has(site) || orders.has(site)) throw new Refusal('test.running', { site: labelOf(site) })
      if (wanted.asked === 'round' && isNeeded(site))
        throw new Refusal('test.in-session', { site: labelOf(site) })
      const order = { order: newId(), ...wanted }
      orders.set(site, { order, timer: clock.setTimeout(() => loseOrder(site, 'not-taken'), ORDER_LIMIT_MS) })
      onChange(site)
      return order.order
    },
    orderOf: (site) => orders.get(site)?.order ?? null,
    loops: () => loops,
    busy: () =>
      new Map([
        ...[...orders].map(([site, { order }]) => [site, order.form] as const),
        ...[...tests].map(([site, { test }]) => [site, test.form] as const),
      ]),
    running: (site) => tests.get(site)?.test,
    seatsChanged() {
      for (const [site, { test }] of tests) if (seatOf(site)?.id !== test.seat) lose(site)
      for (const site of orders.keys()) if (!seatOf(site)?.isLive) loseOrder(site, 'given-up')
    },
    pageCame: (site) => lose(site),
    close() {
      for (const { timer } of [...tests.values(), ...orders.values()]) clock.clearTimeout(timer)
      tests.clear()
      orders.clear()
    },
  }
}
