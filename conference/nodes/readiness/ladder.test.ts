import { afterEach, expect, test, vi } from 'vitest'
import { judge } from '#conference/readiness'
import { changed, goodSite } from '#conference/readiness/testing'
import { openReadiness, type Readiness, readinessMigrations } from '#conference/readiness-store'
import type { Seat } from '#conference/seats'
import { homeNode } from '#conference/sites/ids'
import {
  beginSession,
  type NodeId,
  type NoticeOf,
  PROTOCOL_VERSION,
  type SessionState,
  type SiteId,
} from '#contract'
import type { EventBody } from '#contract/events'
import { type RoomNotices, roomNotices } from '#contract/room'
import { createInProcessHub } from '#foundation/link'
import { silentLog } from '#foundation/log'
import { openStore, type Store } from '#foundation/store'
import { testSnapshotDir } from '#foundation/store/testing'
import { createManualClock } from '#foundation/time'
import { changesOfTest } from './outcome.ts'
import { defaultRules } from './rules.ts'
import { createReadinessSide, type ReadinessSide } from './side.ts'

const [vietTri, thanhBa] = ['VN-25-07900', 'VN-25-08152'] as const
const units = ['VN', 'VN-25', vietTri, thanhBa]
const minute = 60_000
const hour = 60 * minute
/** 24 November 2026, 08:00 in Vietnam. */
const startsAt = Date.UTC(2026, 10, 24, 1, 0, 0)

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

interface Tier {
  side: ReadinessSide
  sessions: SessionState[]
  /** The kinds of events with what tells them apart, in their order. */
  record: () => string[]
  due: (site: SiteId) => NoticeOf<RoomNotices, 'tests'>['due'] | undefined
  prove(site: SiteId, changes?: Record<string, unknown>): Promise<void>
  stop(): Promise<void>
}

/** Two tiers on one clock that is moved by hand; every site of the province has its page. */
function world(from: number) {
  const clock = createManualClock(from)
  const hub = createInProcessHub()
  const stores = new Map<NodeId, Store>()
  const events = new Map<NodeId, EventBody[]>()
  let ids = 0
  closers.push(async () => {
    for (const store of stores.values()) await store.close()
  })
  const running = new Set<Pick<Readiness, 'change'>>()
  const storeOf = async (node: NodeId) => {
    const store =
      stores.get(node) ??
      (await openStore({
        ...{ url: 'pglite:memory', migrations: readinessMigrations, snapshotDir: testSnapshotDir },
      }))
    stores.set(node, store)
    return store
  }
  const start = async (self: NodeId, sessions: SessionState[] = []): Promise<Tier> => {
    const store = await storeOf(self)
    const link = hub.join(self, { version: PROTOCOL_VERSION })
    const recorded = events.get(self) ?? []
    events.set(self, recorded)
    const told = new Map<SiteId, NoticeOf<RoomNotices, 'tests'>>()
    const seatOf = (site: SiteId): Seat => ({
      ...{ state: 'live', id: `seat-${site}`, site, browser: 'b', since: 0 },
      connection: { tell: () => {}, end: () => {} },
    })
    const readiness: Readiness = await openReadiness({
      store,
      record: (bodies, also) =>
        store.transaction(async (tx) => {
          await also(tx)
          recorded.push(...bodies)
        }),
      log: silentLog,
    })
    running.add(readiness)
    const side = createReadinessSide({
      place: {
        ...{ self, parent: self === 'VN' ? null : 'VN', children: self === 'VN' ? ['VN-25'] : [] },
        budget: { in: 1, out: 1 },
      },
      ...{ link, clock, readiness, log: silentLog, rules: defaultRules },
      registry: { all: () => units.map((id) => ({ id })), labelOf: (site) => `Phòng ${site}` },
      seats: {
        of: (site) => (homeNode(site) === self ? seatOf(site) : undefined),
        all: () => units.filter((site) => homeNode(site) === self).map(seatOf),
      },
      pages: {
        tell: (site, op, body) => void (op === 'tests' && told.set(site, roomNotices.tests.parse(body))),
        forget: () => {},
      },
      ...{ sessions: () => sessions, uplink: () => true, measureLegs: null },
      ...{ newId: () => `id-${ids++}`, onLoops: () => {}, onTestOver: () => {}, onNews: () => {} },
    })
    const stop = async () => {
      running.delete(readiness)
      await side.close()
      await link.close()
    }
    closers.unshift(stop)
    return {
      ...{ side, sessions, stop },
      record: () => recorded.map(wordOf),
      due: (site) => told.get(site)?.due,
      async prove(site, changes = {}) {
        const at = clock.now()
        const measurement = changed(goodSite, {
          ...{ ...changes, site, id: `m-${ids++}`, startedAt: at, endedAt: at },
        })
        const verdict = judge(measurement, defaultRules.thresholds, at)
        const around = { at, lines: [], newId: () => `id-${ids++}` }
        await readiness.change(site, (state) => changesOfTest(state, { measurement, verdict }, around))
        clock.advance(1000)
        await settled()
      },
    }
  }
  /** What was set going is stored, and what follows from that: changes are carried out one after another. */
  const settled = async () => {
    for (let round = 0; round < 4; round++) {
      for (const { change } of running) await change('', () => null)
      await new Promise<void>((resolve) => void setImmediate(resolve))
    }
  }
  /** To so many minutes before the session, from one moment at which something is due to the next. */
  const runTo = async (...minutesBefore: number[]) => {
    for (const minutes of minutesBefore) {
      clock.advance(startsAt - minutes * minute - clock.now())
      await settled()
      // By then consoles and pages are told, and then those of the tier above or below.
      for (let tier = 0; tier < 2; tier++) {
        clock.advance(1000)
        await settled()
      }
    }
  }
  return { clock, hub, start, runTo, settled }
}

function wordOf(event: EventBody): string {
  if (event.kind === 'round.opened') return `${event.kind} ${event.order.title} (${event.sites.length})`
  if (event.kind === 'ladder.noticed') return `${event.step} ${event.reach}: ${event.to.join(' ')}`
  if (event.kind === 'gate.judged') return `gate ${event.gate.state}`
  if (event.kind === 'waiver.signed') return `signed by ${event.waiver.by}, entered by ${event.by}`
  return event.kind
}

const sessionOf = (owner: NodeId): SessionState =>
  beginSession({
    ...{ id: `s-${owner}`, title: 'Họp giao ban', owner, chair: null },
    ...{ bound: 6, by: 'Hà', at: 0 },
  })

test('N63: the ladder of a session with a restart in between: rounds, notices, gate, waiver, declared ready', async () => {
  const { start, runTo } = world(startsAt - 25 * hour)
  const session = 's-VN-25'
  const first = await start('VN-25', [sessionOf('VN-25')])
  const centre = await start('VN')
  await first.side.ladderOrders.set({ session, startsAt }, 'Hà')
  await runTo(24 * 60, 23 * 60)
  expect(first.record()).toEqual([
    ...['ladder.set', 'round.opened T-24h: Họp giao ban (3)', `T-24h site: VN-25 ${vietTri} ${thanhBa}`],
  ])
  expect(first.due(vietTri)).toEqual({ title: 'Họp giao ban', startsAt })

  // The node is down from T-23 h to T-61 min: nothing was missed, and nothing is done twice.
  await first.stop()
  await runTo(61)
  const again = await start('VN-25', [sessionOf('VN-25')])
  await runTo(60)
  for (const site of ['VN-25', vietTri]) await again.prove(site)
  expect(again.due(vietTri)).toBeNull()
  await runTo(45, 30, 25)
  expect(again.record().slice(3)).toEqual([
    ...['round.closed', 'round.opened T-60: Họp giao ban (3)'],
    ...['site.tested', 'round.site-ended', 'site.tested', 'round.site-ended'],
    ...[`T-60 site: ${thanhBa}`, 'T-60 province: VN-25'],
    ...['round.closed', 'round.opened T-30: Họp giao ban (1)'],
    ...[`T-30 site: ${thanhBa}`, 'T-30 province: VN-25', 'T-30 centre: VN'],
  ])
  expect(again.due(thanhBa)).toEqual({ title: 'Họp giao ban', startsAt })
  expect(again.side.ladders().notices).toMatchObject([{ step: 'T-30', reach: 'province', to: 'VN-25' }])
  expect(centre.side.ladders()).toMatchObject({
    ladders: [],
    notices: [{ node: 'VN-25', reach: 'centre', sites: [{ site: thanhBa, grade: 'untested' }] }],
  })

  const { ladderOrders } = again.side
  await expect(ladderOrders.declare({ session }, 'Hà')).rejects.toMatchObject({
    ...{ code: 'ladder.early', details: { opensAt: '24/11/2026 07:45:00' } },
  })
  await runTo(15)
  expect(again.record().slice(-4)).toEqual([
    ...[`T-15 site: ${thanhBa}`, 'T-15 province: VN-25', 'T-15 centre: VN', 'gate not-ready'],
  ])
  await expect(ladderOrders.declare({ session }, 'Hà')).rejects.toMatchObject({
    ...{ code: 'ladder.not-ready', details: { count: 1, sites: `Phòng ${thanhBa}` } },
  })
  const signed = { session, sites: [thanhBa], by: 'Nguyễn Văn An', reason: 'Mất điện' }
  const { waiver } = await ladderOrders.waive(signed, 'Hà')
  await ladderOrders.unwaive({ session, waiver }, 'Lan')
  await expect(ladderOrders.unwaive({ session, waiver }, 'Lan')).rejects.toMatchObject({
    code: 'ladder.waiver-unknown',
  })
  expect(again.due(thanhBa)).not.toBeNull()
  await ladderOrders.waive(signed, 'Hà')
  await runTo(14)
  expect(centre.side.ladders().notices).toEqual([])
  expect(again.due(thanhBa)).toBeNull()
  await again.stop()

  const last = await start('VN-25', [sessionOf('VN-25')])
  await last.side.ladderOrders.declare({ session }, 'Hà')
  expect(last.record().slice(-3)).toEqual([
    ...['signed by Nguyễn Văn An, entered by Hà', 'gate ready', 'session.declared-ready'],
  ])
  expect((await last.side.ladderOrders.get({ session })).ladder).toMatchObject({
    ...{ gate: { state: 'ready', ready: 2, of: 3, waived: [{ site: thanhBa }] }, step: 'T-15' },
    declared: { by: 'Hà' },
  })
  await runTo(0, -60)
  expect(last.record().at(-1)).toBe('session.declared-ready')
})

test('N65: the centre tells the consoles of a province and its sites, also after the line was cut', async () => {
  const { start, runTo, hub } = world(startsAt - 31 * minute)
  const centre = await start('VN', [sessionOf('VN')])
  const province = await start('VN-25')
  await centre.side.ladderOrders.set({ session: 's-VN', startsAt }, 'Lan')
  hub.cut('VN', 'VN-25')
  await runTo(30, 25)
  expect(centre.side.ladders().notices).toMatchObject([{ reach: 'centre', sites: [{}, {}, {}, {}] }])
  expect(province.side.ladders().notices).toEqual([])
  hub.heal('VN', 'VN-25')
  await runTo(24)
  expect(province.side.ladders().notices).toMatchObject([{ node: 'VN', reach: 'province', to: 'VN-25' }])
  expect(province.due(vietTri)).toEqual({ title: 'Họp giao ban', startsAt })
  await province.prove(vietTri)
  await runTo(23)
  expect(province.due(vietTri)).toBeNull()
  expect(province.due(thanhBa)).toEqual({ title: 'Họp giao ban', startsAt })
})

test('N65: over a restart of either tier nothing is over before whoever runs the ladder has spoken', async () => {
  const { start, runTo, settled, hub } = world(startsAt - 31 * minute)
  const centre = await start('VN', [sessionOf('VN')])
  await centre.side.ladderOrders.set({ session: 's-VN', startsAt }, 'Lan')
  const province = await start('VN-25', [sessionOf('VN-25')])
  await province.side.ladderOrders.set({ session: 's-VN-25', startsAt }, 'Hà')
  await runTo(30, 25)
  const toldOf = ({ side }: Tier) => new Set(side.ladderNotices().map(({ session }) => session))
  expect(toldOf(province)).toEqual(new Set(['s-VN', 's-VN-25']))
  // The first that a tier that begins anew says of its ladders is how they are.
  await centre.stop()
  await start('VN', [sessionOf('VN')])
  await settled()
  expect(toldOf(province)).toContain('s-VN')
  await province.stop()
  hub.cut('VN', 'VN-25')
  const provinceAgain = await start('VN-25', [sessionOf('VN-25')])
  const { isLadderKnown } = provinceAgain.side
  expect(toldOf(provinceAgain)).toEqual(new Set(['s-VN-25']))
  expect([isLadderKnown('s-VN-25'), isLadderKnown('s-VN')]).toEqual([true, false])
  hub.heal('VN', 'VN-25')
  await runTo(23)
  expect(toldOf(provinceAgain)).toContain('s-VN')
  expect([isLadderKnown('s-VN'), isLadderKnown('another')]).toEqual([true, true])
})

test('N63: a ladder ends with its session, and its open round with it', async () => {
  const { start, runTo } = world(startsAt - 25 * hour)
  const province = await start('VN-25', [sessionOf('VN-25')])
  await province.side.ladderOrders.set({ session: 's-VN-25', startsAt }, 'Hà')
  await runTo(24 * 60, 23 * 60)
  expect(province.due(thanhBa)).not.toBeNull()
  province.sessions.splice(0)
  province.side.sessionsChanged()
  await runTo(22 * 60)
  expect(province.record().at(-1)).toBe('round.closed')
  expect(province.side.ladders()).toEqual({ ladders: [], notices: [] })
  expect(province.due(thanhBa)).toBeNull()
})

test('N64: only the tier that runs a session orders its ladder, for a time to come', async () => {
  const { start } = world(startsAt - 25 * hour)
  const province = await start('VN-25', [sessionOf('VN'), sessionOf('VN-25')])
  const { ladderOrders } = province.side
  const refused = (asked: Promise<unknown>, code: string) => expect(asked).rejects.toMatchObject({ code })
  await refused(ladderOrders.set({ session: 's-VN', startsAt }, 'Hà'), 'session.not-in-control')
  await refused(ladderOrders.set({ session: 'none', startsAt }, 'Hà'), 'session.unknown')
  await refused(ladderOrders.set({ session: 's-VN-25', startsAt: 1 }, 'Hà'), 'ladder.past')
  await refused(ladderOrders.get({ session: 's-VN-25' }), 'ladder.none')
  await ladderOrders.set({ session: 's-VN-25', startsAt }, 'Hà')
  const signed = { session: 's-VN-25', sites: ['VN'], by: 'An', reason: 'x' }
  await refused(ladderOrders.waive(signed, 'Hà'), 'site.unknown')
  await vi.waitFor(() => expect(province.record()).toEqual(['ladder.set']))
})
