import { expect, test } from 'vitest'
import { goodSite } from '#conference/readiness/testing'
import type { Changes, ReadinessState } from '#conference/readiness-store'
import { beginSession, Refusal, type SessionState, type SiteId } from '#contract'
import { pageMeasured } from '#contract/readiness'
import { createManualClock } from '#foundation/time'
import type { LegsMeasured } from './legs-measured.ts'
import { defaultRules } from './rules.ts'
import { budgetsAt, createSiteTests } from './site-tests.ts'
import { type LostBy, TEST_LIMIT_MS } from './test-desk.ts'

const site = 'VN-25-07900'
const page = { site, seat: 'seat-1' }
const alone = { form: 'full', asked: 'site', order: null } as const
const { loops, legs, ...others } = goodSite
const measured = pageMeasured.parse({
  ...Object.fromEntries(Object.entries(others).filter(([name]) => name in pageMeasured.shape)),
  loops,
  legs: { siteUp: legs.siteUp, siteDown: legs.siteDown },
})
const measuredLegs: LegsMeasured = {
  ...legs,
  arrived: { province: null, centre: null },
  jitterBeforeMs: null,
  transport: 'udp',
}

function province(rules = defaultRules) {
  const clock = createManualClock()
  const place = { self: 'VN-25', parent: 'VN', children: [], budget: { in: 1, out: 1 } }
  let state: ReadinessState = { proofs: new Map(), rounds: [], incidents: [], ladders: [] }
  const changes: Changes[] = []
  const told = new Map<SiteId, unknown>()
  const [lost, over, seats] = [
    [] as SiteId[],
    [] as SiteId[],
    new Map([[site, { id: 'seat-1', isLive: true }]]),
  ]
  const reasons: LostBy[] = []
  const world = { uplink: true, sessions: [] as SessionState[], looped: 0, ids: 0, measuring: 0 }
  const tests = createSiteTests({
    ...{ place, rules, clock, lost },
    readiness: {
      state: () => state,
      async change(_by, change) {
        const made = change(state)
        if (!made) return false
        changes.push(made)
        state = { ...state, incidents: made.incidents ?? state.incidents }
        return true
      },
      measurementOf: async () => null,
      fullTestOf: async () => null,
      incidentsOf: async () => [],
      onChange: () => () => {},
    },
    measureLegs: {
      begin() {
        world.measuring++
        let isOpen = true
        const close = () => {
          if (isOpen) world.measuring--
          isOpen = false
        }
        return {
          async end() {
            close()
            return measuredLegs
          },
          close,
        }
      },
    },
    budgets: budgetsAt(place, rules),
    sessions: () => world.sessions,
    seatOf: (each) => seats.get(each),
    pages: { tell: (each, _op, body) => void told.set(each, body), forget: () => {} },
    labelOf: (each) => each,
    dueOf: () => null,
    uplink: () => world.uplink,
    newId: () => `id-${world.ids++}`,
    onLoops: () => world.looped++,
    onOver: (each) => over.push(each),
    onBusy: () => {},
    onLost(each, why) {
      lost.push(each)
      reasons.push(why)
    },
  })
  /** As a page does it: every tier returns the test once. */
  const loopAll = (test: string) => {
    for (const tier of ['province', 'centre', null] as const) tests.loop(site, { test, tier })
  }
  return { tests, clock, changes, told, lost, reasons, over, seats, world, loopAll }
}
const codeOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'done'
}

test('N49: a site makes one test at a time, and it ends with its seat, with a new page, or after 40 s', () => {
  const { tests, clock, seats, lost } = province()
  const { test: first, tiers } = tests.begin(page, alone)
  expect(tiers).toEqual(['province', 'centre'])
  expect(codeOf(() => tests.begin(page, alone))).toBe('test.running')
  tests.pageCame(site, true)
  tests.abort(site, { test: first, why: 'person' })
  expect(codeOf(() => tests.abort(site, { test: first, why: 'person' }))).toBe('test.unknown')
  tests.begin(page, alone)
  tests.pageCame(site, false)
  tests.begin(page, alone)
  seats.delete(site)
  tests.desk.seatsChanged()
  expect(lost).toHaveLength(3)
  const { test: last } = tests.begin(page, alone)
  clock.advance(TEST_LIMIT_MS)
  expect(codeOf(() => tests.loop(site, { test: last, tier: 'province' }))).toBe('test.unknown')
  expect(lost).toHaveLength(3)
  tests.close()
  expect(clock.pending()).toBe(0)
})

test('N49: what is returned is what the page asks for, and nothing after its end', async () => {
  const { tests, world } = province()
  const { test: id } = tests.begin(page, alone)
  expect(tests.desk.loops()).toEqual([])
  tests.loop(site, { test: id, tier: 'province' })
  expect(tests.desk.loops()).toEqual([{ site, by: 'VN-25' }])
  tests.loop(site, { test: id, tier: 'centre' })
  expect(tests.desk.loops()).toEqual([{ site, by: 'VN' }])
  await tests.end(site, { test: id, measured })
  expect(tests.desk.loops()).toEqual([])
  expect(world.looped).toBe(3)
})

test('N61: a site that is in use is tested quietly, and its test takes no more of its line than a short one', () => {
  const { tests, world } = province()
  const free = tests.begin(page, alone)
  expect(free).toMatchObject({ quiet: false, pictureKbps: defaultRules.pictureKbps.full })
  tests.abort(site, { test: free.test, why: 'person' })
  const begun = beginSession({
    ...{ id: 's', title: 'Giao ban', owner: 'VN', chair: null, bound: 6, by: 'Trực', at: 0 },
  })
  world.sessions = [{ ...begun, revision: 1, floor: { ...begun.floor, open: [site] } }]
  const inUse = tests.begin(page, alone)
  expect(inUse).toMatchObject({ quiet: true, pictureKbps: defaultRules.pictureKbps.short })
})

test('N61: a round asks no site that is in use; a test that makes way for the session is not counted against it', () => {
  const { tests, world, reasons } = province()
  const wanted = { form: 'full', asked: 'round', by: 'T-60' } as const
  const { test: begun } = tests.begin(page, { ...alone, order: tests.desk.order(site, wanted) })
  const session = beginSession({
    ...{ id: 's', title: 'Giao ban', owner: 'VN', chair: null, bound: 6, by: 'Trực', at: 0 },
  })
  world.sessions = [{ ...session, revision: 1, floor: { ...session.floor, open: [site] } }]
  tests.abort(site, { test: begun, why: 'session' })
  expect(reasons).toEqual(['session'])
  expect(codeOf(() => tests.desk.order(site, wanted))).toBe('test.in-session')
  expect(codeOf(() => tests.orderFromAbove(site, wanted))).toBe('test.in-session')
  tests.desk.order(site, { ...wanted, asked: 'technician' })
  expect(tests.desk.orderOf(site)).toMatchObject({ asked: 'technician' })
})

test('N50: a page takes up the order that was given, once; one that no page takes up is lost', () => {
  const { tests, clock, told, seats, reasons } = province()
  const order = tests.desk.order(site, { form: 'short', asked: 'technician', by: 'Hà' })
  expect(told.get(site)).toMatchObject({ order: { order, form: 'short', by: 'Hà' } })
  expect(codeOf(() => tests.desk.order(site, { form: 'full', asked: 'round', by: 'x' }))).toBe('test.running')
  expect(codeOf(() => tests.begin(page, { ...alone, order: 'another' }))).toBe('test.unknown')
  const { test: id, pictureKbps } = tests.begin(page, { ...alone, asked: 'round', order })
  expect(pictureKbps).toBe(defaultRules.pictureKbps.short)
  expect(tests.desk.running(site)).toMatchObject({ form: 'short', asked: 'technician', by: 'Hà' })
  expect(told.get(site)).toMatchObject({ order: null })
  tests.abort(site, { test: id, why: 'session' })
  tests.desk.order(site, { form: 'short', asked: 'technician', by: 'Hà' })
  clock.advance(15_000)
  expect(tests.desk.busy().size).toBe(0)
  expect(reasons).toEqual(['given-up', 'not-taken'])
  tests.desk.order(site, { form: 'short', asked: 'technician', by: 'Hà' })
  seats.set(site, { id: 'seat-1', isLive: false })
  tests.desk.seatsChanged()
  expect([tests.desk.orderOf(site), reasons.at(-1)]).toEqual([null, 'given-up'])
  expect(codeOf(() => tests.desk.order(site, { form: 'full', asked: 'round', by: 'x' }))).toBe('site.away')
})

test('N50: a short test that somebody begins is not the full one that was asked for', () => {
  const { tests, lost } = province()
  const wanted = { form: 'full', asked: 'round', by: 'T-60' } as const
  tests.desk.order(site, wanted)
  const { test: short } = tests.begin(page, { ...alone, form: 'short' })
  expect([lost, tests.desk.orderOf(site)]).toEqual([[site], null])
  tests.abort(site, { test: short, why: 'person' })
  tests.desk.order(site, wanted)
  tests.begin(page, alone)
  expect(lost).toEqual([site, site])
})

test('N50: who tests alone, or for the tier above, is refused while the lines bear no more', () => {
  const { tests } = province({ ...defaultRules, uplink: { upKbps: 3000, downKbps: 3000 } })
  tests.begin({ site: 'VN-25-08152', seat: 's' }, alone)
  expect(codeOf(() => tests.begin(page, alone))).toBe('test.no-room')
  const wanted = { form: 'full', asked: 'round', by: 'VN' } as const
  expect(codeOf(() => tests.orderFromAbove(site, wanted))).toBe('test.no-room')
  tests.desk.order(site, wanted)
  expect(tests.desk.orderOf(site)).toMatchObject(wanted)
})

test('N51: the node completes what the page measured, judges it and hands it on before it answers', async () => {
  const { tests, clock, changes, loopAll } = province()
  const { test: id } = tests.begin(page, alone)
  loopAll(id)
  clock.advance(25_000)
  const { verdict } = await tests.end(site, { test: id, measured })
  expect(verdict).toMatchObject({ site, measurement: id, grade: 'good', provedAt: clock.now() })
  expect(changes).toMatchObject([
    { tested: { verdict, measurement: { startedAt: clock.now() - 25_000, asked: 'site', by: site } } },
  ])
})

test('N51: a line to the tier above that was away at the test is told as the cut one', async () => {
  const { tests, world, changes, loopAll } = province()
  world.uplink = false
  const { test: id } = tests.begin(page, alone)
  world.uplink = true
  loopAll(id)
  const centre = { ...measured.loops.centre, picture: { returned: false }, sound: { returned: false } }
  const cut = pageMeasured.parse({ ...measured, loops: { province: measured.loops.province, centre } })
  const { verdict } = await tests.end(site, { test: id, measured: cut })
  expect(changes[0]?.tested?.measurement.legs.uplinkUp.connected).toBe(false)
  expect(verdict.findings[0]).toMatchObject({ code: 'uplink.cut', actor: 'province' })
  expect(verdict.directions.province?.isSeen).toBe('proven')
  expect(verdict.directions.centre?.isSeen).toBe('failed')
})

test('N49: a page may have its test returned in turn, not to and fro without end', () => {
  const { tests, world } = province()
  const { test: id } = tests.begin(page, alone)
  const turn = (at: number) => tests.loop(site, { test: id, tier: at % 2 ? 'centre' : 'province' })
  for (let at = 0; at < 12; at++) turn(at)
  expect(codeOf(() => turn(12))).toBe('message.too-many')
  expect(world.looped).toBe(12)
})

test('N49: what a site sends of a test is taken while it runs, and ends with it, however it ends', async () => {
  const { tests, clock, over, world } = province()
  expect(tests.isRunning(site)).toBe(false)
  const endings: ((test: string) => unknown)[] = [
    (test) => tests.end(site, { test, measured }),
    (test) => tests.abort(site, { test, why: 'person' }),
    () => clock.advance(TEST_LIMIT_MS),
    () => tests.pageCame(site, false),
  ]
  for (const end of endings) {
    const { test: id } = tests.begin(page, alone)
    expect([tests.isRunning(site), over.splice(0)]).toEqual([true, []])
    await expect(tests.end(site, { test: 'another', measured })).rejects.toMatchObject({
      code: 'test.unknown',
    })
    await end(id)
    expect([tests.isRunning(site), over.splice(0)]).toEqual([false, [site]])
    expect(world.measuring).toBe(0)
  }
})

test('N51: what a page says of a tier that did not return the test proves nothing', async () => {
  const { tests, changes } = province()
  const { test: id } = tests.begin(page, alone)
  tests.loop(site, { test: id, tier: 'province' })
  const { verdict } = await tests.end(site, { test: id, measured })
  expect(verdict).toMatchObject({ grade: 'untested', findings: [{ code: 'measurement.missing' }] })
  expect(verdict.directions.province?.isSeen).toBe('proven')
  expect(Object.values(verdict.directions.centre ?? {})).toEqual(Array(4).fill('unknown'))
  expect(changes[0]?.tested?.measurement.loops).toMatchObject({
    ...{ province: { picture: { arrived: null, matchedCodes: 200 } } },
    centre: { delayMs: null, picture: { returned: null, matchedCodes: null } },
  })
})

test('N59: a page that does nothing but test itself, or call for help, is held up; who is asked is not', async () => {
  const { tests, changes } = province()
  const once = async () => {
    const { test: id } = tests.begin(page, alone)
    await tests.end(site, { test: id, measured })
  }
  for (let at = 0; at < 10; at++) await once()
  await expect(once()).rejects.toMatchObject({ code: 'message.too-many', details: { seconds: 6 } })
  const order = tests.desk.order(site, { form: 'full', asked: 'round', by: 'x' })
  expect(codeOf(() => tests.begin(page, { ...alone, order }))).toBe('done')
  expect(changes).toHaveLength(10)
  for (let at = 0; at < 5; at++) await tests.help(site, { words: null })
  await expect(tests.help(site, { words: null })).rejects.toMatchObject({ code: 'message.too-many' })
  expect(changes).toHaveLength(15)
})

test('N52: a call for help is told back to the page as it is seen to', async () => {
  const { tests, told } = province()
  await tests.help(site, { words: 'Không nghe thấy' })
  tests.tell([site])
  expect(told.get(site)).toMatchObject({ help: 'called', order: null, verdict: null })
})
