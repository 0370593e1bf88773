import { expect, vi } from 'vitest'
import { goodSite } from '#conference/readiness/testing'
import { openReadiness, readinessMigrations } from '#conference/readiness-store'
import type { Seat } from '#conference/seats'
import { homeNode } from '#conference/sites/ids'
import { type NodeId, type NoticeOf, PROTOCOL_VERSION, type SiteId, type SiteStatus } from '#contract'
import type { EventBody } from '#contract/events'
import { type PageMeasured, pageMeasured } from '#contract/readiness'
import { type RoomNotices, roomNotices } from '#contract/room'
import { createInProcessHub } from '#foundation/link'
import { silentLog } from '#foundation/log'
import { openStore, type Store } from '#foundation/store'
import { testSnapshotDir } from '#foundation/store/testing'
import { createManualClock } from '#foundation/time'
import { absentStatus } from '../../roster.ts'
import type { LegsMeasured } from '../legs-measured.ts'
import { defaultRules } from '../rules.ts'
import { createReadinessSide, type ReadinessSide } from '../side.ts'

export const [vietTri, thanhBa] = ['VN-25-07900', 'VN-25-08152'] as const
const units = ['VN', 'VN-25', vietTri, thanhBa]
const { loops, legs, ...others } = goodSite
export const good: PageMeasured = pageMeasured.parse({
  ...Object.fromEntries(Object.entries(others).filter(([name]) => name in pageMeasured.shape)),
  loops,
  legs: { siteUp: legs.siteUp, siteDown: legs.siteDown },
})
const measuredLegs: LegsMeasured = {
  ...legs,
  ...{ arrived: { province: null, centre: null }, jitterBeforeMs: null, transport: 'udp' },
}
export const black: PageMeasured = { ...good, camera: { ...good.camera, state: 'black' } }

const closers: (() => Promise<void>)[] = []
/** Ends all that was begun, each tier before its store. */
export async function closeWorlds(): Promise<void> {
  for (const close of closers.splice(0)) await close()
}

const seatOf = (site: SiteId): Seat => ({
  ...{ state: 'live', id: `seat-${site}`, site, browser: 'b', since: 0 },
  connection: { tell: () => {}, end: () => {} },
})

export interface Tier {
  side: ReadinessSide
  events: EventBody[]
  told: Map<SiteId, NoticeOf<RoomNotices, 'tests'>>
  news: () => number
  come(...sites: SiteId[]): void
  stop(): Promise<void>
}

/** Two tiers of readiness on one hub and one clock, each with a store that outlives it. */
export function world() {
  const clock = createManualClock()
  const hub = createInProcessHub()
  const stores = new Map<NodeId, Store>()
  let ids = 0
  closers.push(async () => {
    for (const store of stores.values()) await store.close()
  })

  const start = async (self: NodeId): Promise<Tier> => {
    const store =
      stores.get(self) ??
      (await openStore({
        url: 'pglite:memory',
        migrations: readinessMigrations,
        snapshotDir: testSnapshotDir,
      }))
    stores.set(self, store)
    const link = hub.join(self, { version: PROTOCOL_VERSION })
    const events: EventBody[] = []
    const told: Tier['told'] = new Map()
    const here = new Set<SiteId>()
    let news = 0
    const side = createReadinessSide({
      place: {
        ...{ self, parent: self === 'VN' ? null : 'VN', children: self === 'VN' ? ['VN-25'] : [] },
        budget: { in: 1, out: 1 },
      },
      ...{ link, clock, log: silentLog },
      readiness: await openReadiness({
        store,
        record: (bodies, also) =>
          store.transaction(async (tx) => {
            await also(tx)
            events.push(...bodies)
          }),
        log: silentLog,
      }),
      rules: { ...defaultRules, phones: { [vietTri]: '0912345678' } },
      registry: {
        all: () => units.map((id) => ({ id })),
        labelOf: (site) => `Phòng ${site}`,
      },
      seats: {
        of: (site) => (here.has(site) ? seatOf(site) : undefined),
        all: () => [...here].map(seatOf),
      },
      pages: {
        tell: (site, op, body) => void (op === 'tests' && told.set(site, roomNotices.tests.parse(body))),
        forget: () => {},
      },
      sessions: () => [],
      uplink: () => true,
      measureLegs: { begin: () => ({ end: async () => measuredLegs, close: () => {} }) },
      newId: () => `id-${ids++}`,
      onLoops: () => {},
      onTestOver: () => {},
      onNews: () => news++,
    })
    const come = (...sites: SiteId[]) => {
      here.clear()
      for (const site of sites) if (homeNode(site) === self) here.add(site)
      side.seatsChanged()
      const roster: SiteStatus[] = sites.map((site) => ({ ...absentStatus(site, 0), state: 'connected' }))
      side.rosterLooked(roster)
    }
    const stop = async () => {
      await side.close()
      await link.close()
    }
    closers.unshift(stop)
    return { side, events, told, news: () => news, come, stop }
  }
  return { clock, hub, start }
}

/** The store works in real time, on a machine that may be busy. */
export const eventually = <T>(look: () => T) => vi.waitFor(look, { timeout: 15_000, interval: 20 })

/** The page takes up what it was asked for, and measures that. */
export async function testAs(tier: Tier, site: SiteId, measured: PageMeasured) {
  const order = tier.told.get(site)?.order ?? expect.fail(`${site} was not asked`)
  const { test: id } = tier.side.tests.begin(
    { site, seat: `seat-${site}` },
    { form: order.form, asked: order.asked, order: order.order },
  )
  for (const at of ['province', 'centre', null] as const) tier.side.tests.loop(site, { test: id, tier: at })
  return tier.side.tests.end(site, { test: id, measured })
}
export const askedIn = (tier: Tier) =>
  eventually(() => {
    const asked = [...tier.told].flatMap(([site, { order }]) => (order ? [site] : []))
    expect(asked).not.toEqual([])
    return asked
  })
export const statesOf = (tier: Tier) =>
  Object.fromEntries(
    tier.side
      .rounds()
      .at(-1)
      ?.round.sites.map(({ site, state }) => [site, state]) ?? [],
  )
export const whole = { title: 'T-60', form: 'full', sites: null } as const
