import { afterEach, expect, test } from 'vitest'
import { createSessionKeeper, sessionMigrations } from '#conference/sessions'
import { isWithin } from '#conference/sites/ids'
import { type NodeId, PROTOCOL_VERSION, type SiteId } from '#contract'
import { thresholds } from '#contract/readiness'
import { createScope, type Scope } from '#foundation/lifetime'
import { createInProcessHub } from '#foundation/link'
import { silentLog } from '#foundation/log'
import { openStore } from '#foundation/store'
import { testSnapshotDir } from '#foundation/store/testing'
import { createManualClock } from '#foundation/time'
import { createParticipationDesk } from './desk.ts'

const [vietTri, thanhBa, linhSon] = ['VN-25-07900', 'VN-25-08152', 'VN-19-05710'] as const
const units: readonly SiteId[] = ['VN', 'VN-19', linhSon, 'VN-25', vietTri, thanhBa]
const registry = {
  all: () => units.map((id) => ({ id })),
  byId: (site: SiteId) => units.find((id) => id === site),
  labelOf: (site: SiteId) => site,
}
const scopes: Scope[] = []
afterEach(async () => {
  for (const scope of scopes.splice(0)) await scope.close()
})

/** A centre with two provinces on one hub and one clock. */
async function world() {
  const [clock, hub, all] = [createManualClock(), createInProcessHub(), createScope()]
  scopes.push(all)
  /** A tier as it begins; `stop` takes it off the link. */
  const begin = async (self: NodeId) => {
    const store = await openStore({
      ...{ url: 'pglite:memory', migrations: sessionMigrations, snapshotDir: testSnapshotDir },
    })
    all.add(store)
    const keeper = createSessionKeeper({ store, clock, node: self, registry, log: silentLog })
    await keeper.load()
    const parent = self === 'VN' ? null : 'VN'
    const place = {
      self,
      parent,
      children: self === 'VN' ? ['VN-19', 'VN-25'] : [],
      budget: { in: 1, out: 1 },
    }
    const join = () => {
      const scope = createScope()
      all.add(scope)
      const link = scope.add(hub.join(self, { version: PROTOCOL_VERSION }))
      const desk = scope.add(
        createParticipationDesk({
          calendar: { ofSession: async () => null },
          ...{
            place,
            keeper,
            sites: { registry },
            rollCalls: { all: () => [] },
            link,
            clock,
            log: silentLog,
          },
          rules: { thresholds: thresholds.parse({}) },
        }),
      )
      return { desk, stop: () => scope.close() }
    }
    let now = join()
    return {
      keeper,
      stop: () => now.stop(),
      back: () => {
        now = join()
      },
      async get(session: string) {
        await clock.advanceAsync(2000)
        const { sites, ...told } = await now.desk.get({ session })
        return { ...told, of: (site: SiteId) => sites.find((each) => each.site === site) }
      },
    }
  }
  const [centre, phuTho, thaiNguyen] = [await begin('VN'), await begin('VN-25'), await begin('VN-19')]
  const homes = [thaiNguyen, phuTho]
  const write = (kind: 'site.connected' | 'site.disconnected') => (site: SiteId) =>
    (homes.find((_, at) => isWithin(site, ['VN-19', 'VN-25'][at] ?? '')) ?? centre).keeper.recordEvent({
      kind,
      site,
    })
  return {
    ...{ clock, hub, centre, phuTho, thaiNguyen },
    come: write('site.connected'),
    leave: write('site.disconnected'),
    minutes: (count: number) => clock.advanceAsync(count * 60_000),
    /** The centre's sessions reach the provinces. */
    pass: async () => {
      for (const home of homes) await home.keeper.adopt(centre.keeper.all())
    },
  }
}

/** Someone late, someone lost, someone absent, in a session of the centre. */
async function meeting() {
  const of = await world()
  const { centre, phuTho, come, leave, minutes, pass } = of
  await come(vietTri)
  const { id } = await centre.keeper.open({ title: 'Toàn quốc', chair: 'VN', by: 'Hà' })
  await pass()
  const sources = ['camera' as const]
  await phuTho.keeper.recordEvent({ kind: 'media.came', session: id, site: vietTri, sources })
  await minutes(7)
  await come(linhSon)
  await centre.keeper.command('floor.open', { session: id, site: linhSon }, 'Hà')
  await minutes(3)
  await leave(vietTri)
  await minutes(1)
  return { ...of, id }
}

test('N92: the centre is told by the provinces how their sites came, and they by it when the session began', async () => {
  const { centre, phuTho, thaiNguyen, id } = await meeting()
  const [all, north, south] = [await centre.get(id), await thaiNguyen.get(id), await phuTho.get(id)]
  expect(all.whole).toMatchObject({ of: 6, unknown: 0, onTime: 1, late: 1, absent: 4, away: 1, speakers: 1 })
  expect(all.of(vietTri)).toMatchObject({
    arrival: { state: 'on-time' },
    here: false,
    dropped: 1,
    presentMs: 600_000,
    firstMediaAt: all.openedAt,
  })
  expect(all.of(linhSon)).toMatchObject({
    arrival: { state: 'late', minutes: 7 },
    here: true,
    spoke: { times: 1 },
  })
  expect(all.of(thanhBa)).toMatchObject({ arrival: { state: 'absent' } })
  expect(south).toMatchObject({ owner: 'VN', node: 'VN-25', title: 'Toàn quốc', startsAt: all.startsAt })
  expect(south.whole).toMatchObject({ of: 3, onTime: 1, absent: 2, away: 1 })
  expect(south.of(vietTri)).toMatchObject({ arrival: { state: 'on-time' }, presentMs: 600_000, spoke: null })
  expect(north.of(linhSon)?.arrival).toEqual({ state: 'late', minutes: 7 })
  for (const [part, node] of [
    [north, 'VN-19'],
    [south, 'VN-25'],
  ] as const) {
    const { onTime, late, absent, away } = part.whole
    expect(all.provinces.find((each) => each.node === node)?.totals).toMatchObject({
      onTime,
      late,
      absent,
      away,
    })
  }
})

test('N92: it is the same when the session is over, though it runs nowhere any more', async () => {
  const { centre, phuTho, pass, minutes, come, id } = await meeting()
  await centre.keeper.close(id, 'Hà')
  await pass()
  await minutes(30)
  await come(thanhBa)
  const [all, south] = [await centre.get(id), await phuTho.get(id)]
  expect(all.endedAt).not.toBeNull()
  expect(south).toMatchObject({ title: 'Toàn quốc', endedAt: all.endedAt })
  for (const each of [all, south]) {
    expect(each.of(thanhBa)?.arrival).toEqual({ state: 'absent' })
    expect(each.of(vietTri)).toMatchObject({ arrival: { state: 'on-time' }, here: false, dropped: 1 })
  }
  await expect(phuTho.get('none')).rejects.toMatchObject({ code: 'session.unknown' })
})

test('N92: of a province that is out of reach nothing is made up, and all is there when it is back', async () => {
  const { centre, phuTho, id } = await meeting()
  const before = await centre.get(id)
  await phuTho.stop()
  const cut = await centre.get(id)
  expect(cut.whole).toMatchObject({ of: 6, unknown: 3, late: 1, absent: 2, speakers: 1 })
  expect(cut.of(vietTri)).toMatchObject({ arrival: { state: 'unknown' }, here: null, dropped: 0 })
  phuTho.back()
  expect((await centre.get(id)).of(vietTri)?.arrival).toEqual(before.of(vietTri)?.arrival)
  await centre.stop()
  const alone = await phuTho.get(id)
  expect(alone).toMatchObject({ title: 'Toàn quốc', openedAt: null, startsAt: null })
  expect(alone.whole).toMatchObject({ of: 3, unknown: 3, onTime: 0, absent: 0 })
})

test('N92: a province speaks for its own sites only', async () => {
  const { centre, phuTho, hub, id } = await meeting()
  const honest = await centre.get(id)
  await phuTho.stop()
  const forged = hub.join('VN-25', { version: PROTOCOL_VERSION })
  const site = honest.of(linhSon) ?? expect.fail('no such site')
  forged.handle('participation.sites', () => ({
    total: 2,
    sites: [site, { ...site, site: thanhBa }].map((each) => ({
      ...each,
      arrival: { state: 'late', minutes: 500 },
    })),
  }))
  const told = await centre.get(id)
  expect(told.of(linhSon)?.arrival).toEqual({ state: 'late', minutes: 7 })
  expect(told.of(thanhBa)?.arrival).toEqual({ state: 'late', minutes: 500 })
  await forged.close()
})

test('N92: a province that does not record yet when the first picture came is told of all the same', async () => {
  const { centre, phuTho, hub, id } = await meeting()
  const { of } = await centre.get(id)
  await phuTho.stop()
  const older = hub.join('VN-25', { version: PROTOCOL_VERSION })
  const { invitation, firstMediaAt, shownApart, ...known } = of(vietTri) ?? expect.fail('no such site')
  older.handle('participation.sites', () => ({ total: 1, sites: [known] }))
  expect((await centre.get(id)).of(vietTri)).toEqual({ ...known, invitation, firstMediaAt: null, shownApart })
  expect(firstMediaAt).not.toBeNull()
  await older.close()
})
