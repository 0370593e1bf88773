import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Known } from '#conference/calendar-store'
import { readFile } from '#conference/directory-files'
import { createSessionKeeper, type SessionKeeper, sessionMigrations } from '#conference/sessions'
import { beginSession, checked, PROTOCOL_VERSION, type RollCallState, type SiteId } from '#contract'
import type { InvitationAnswer } from '#contract/calendar'
import { consoleOperations } from '#contract/console'
import { thresholds } from '#contract/readiness'
import { createInProcessHub } from '#foundation/link'
import { silentLog } from '#foundation/log'
import { openStore, type Store } from '#foundation/store'
import { testSnapshotDir } from '#foundation/store/testing'
import { createManualClock, type ManualClock } from '#foundation/time'
import type { Place } from '../place.ts'
import { createParticipationDesk } from './desk.ts'

const MINUTE = 60_000
const [vietTri, thanhBa, haHoa] = ['VN-25-07900', 'VN-25-08152', 'VN-25-08053'] as const
const labels: Record<SiteId, string> = {
  ...{ VN: 'Trung ương', 'VN-25': 'Phú Thọ', 'VN-19': 'Thái Nguyên', 'VN-19-05710': 'Xã Linh Sơn' },
  ...{ [vietTri]: 'Phường Việt Trì', [thanhBa]: 'Xã Thanh Ba', [haHoa]: '=Xã Hạ Hòa' },
}
const registry = {
  all: () => Object.keys(labels).map((id) => ({ id })),
  byId: (site: SiteId) => (site in labels ? site : undefined),
  labelOf: (site: SiteId) => labels[site] ?? site,
}

let store: Store
let clock: ManualClock
let keeper: SessionKeeper
let rollCalls: RollCallState[]
let plans: Known[]
let ids = 0
beforeAll(async () => {
  store = await openStore({
    ...{ url: 'pglite:memory', migrations: sessionMigrations, snapshotDir: testSnapshotDir },
  })
})
afterAll(() => store.close())
beforeEach(async () => {
  await store.db.execute(sql`truncate events, sessions`)
  clock = createManualClock()
  rollCalls = []
  plans = []
})

/** The node as it is after a start. */
async function at(node: string, parent: string | null = null) {
  keeper = createSessionKeeper({
    ...{ store, clock, node, registry, log: silentLog, newId: () => `s${ids++}` },
  })
  await keeper.load()
  const place: Place = { self: node, parent, children: [], budget: { in: 1, out: 1 } }
  const desk = createParticipationDesk({
    ...{
      place,
      keeper,
      sites: { registry },
      rollCalls: { all: () => rollCalls },
      clock,
      calendar: { ofSession: async () => plans[0] ?? null },
      log: silentLog,
    },
    link: createInProcessHub().join(node, { version: PROTOCOL_VERSION }),
    rules: { thresholds: thresholds.parse({}) },
  })
  const get = async (body: Parameters<typeof desk.get>[0]) => {
    // What was computed lately serves no longer.
    await clock.advanceAsync(3000)
    return checked(consoleOperations['participation.get'].reply, await desk.get(body), 'reply')
  }
  return { ...desk, get, now: desk.get }
}
const plannedFor = (session: string, sites: SiteId[]): Known['planned'] => ({
  plan: {
    ...{ id: 'p1', owner: 'VN-25', revision: 3, asking: 1, by: 'Hà', at: 1 },
    state: { is: 'open', session },
    details: {
      ...{
        title: 'Giao ban',
        organiser: '',
        chair: { name: 'Bà Hà', site: null },
        startsAt: 1,
        endsAt: 2,
        agenda: [],
      },
      ...{ requirements: [], mark: 'ordinary', documents: [], invitations: [] },
    },
  },
  sites,
  dropped: [],
})
const came = (site: SiteId) => keeper.recordEvent({ kind: 'site.connected', site })
const left = (site: SiteId) => keeper.recordEvent({ kind: 'site.disconnected', site })
const minutes = (count: number) => clock.advanceAsync(count * MINUTE)

test('N90: how sites take part while a session runs, and the same when it is over and after a restart', async () => {
  const desk = await at('VN-25')
  await came(vietTri)
  const { id } = await keeper.open({ title: 'Giao ban', chair: null, by: 'Hà' })
  await minutes(7)
  await came(thanhBa)
  await keeper.command('floor.open', { session: id, site: thanhBa }, 'Hà')
  await minutes(3)
  await left(vietTri)
  await minutes(2)
  const running = await desk.get({ session: id })
  expect(running).toMatchObject({
    ...{ title: 'Giao ban', owner: 'VN-25', node: 'VN-25', endedAt: null, total: 4 },
    whole: { of: 4, onTime: 1, late: 1, absent: 2, away: 1, here: 1, speakers: 1 },
    provinces: [{ node: 'VN-25', label: 'Phú Thọ', totals: { of: 4 } }],
  })
  expect(running.startsAt).toBe(running.openedAt)
  expect(running.sites.map(({ site, arrival, here }) => [site, arrival, here])).toEqual([
    ['VN-25', { state: 'absent' }, false],
    [vietTri, { state: 'on-time' }, false],
    [haHoa, { state: 'absent' }, false],
    [thanhBa, { state: 'late', minutes: 7 }, true],
  ])
  await keeper.close(id, 'Hà')
  const over = await desk.get({ session: id })
  await left(thanhBa)
  const later = await (await at('VN-25')).get({ session: id })
  expect(later).toEqual({ ...over, at: later.at })
  expect(over.sites.map(({ arrival }) => arrival)).toEqual(running.sites.map(({ arrival }) => arrival))
  expect(over.endedAt).not.toBeNull()
})

test('N90, J13: of a session with a plan those count who are invited, and who came all the same', async () => {
  const desk = await at('VN-25')
  const { id } = await keeper.open({ title: 'Giao ban', chair: null, by: 'Hà' })
  const answer = (site: SiteId, said: InvitationAnswer, asking = 1) =>
    [
      site,
      {
        plan: 'p1',
        site,
        revision: 1,
        epoch: 0,
        asking,
        at: 9,
        by: 'Bà Lan',
        way: 'page',
        answer: said,
      } as const,
    ] as const
  const lan = { name: 'Bà Lan', post: 'Chủ tịch' }
  plans = [
    {
      planned: plannedFor(id, [vietTri, haHoa]),
      given: new Map([
        answer(vietTri, { is: 'received', attendees: [lan] }),
        answer(haHoa, { is: 'absent', reason: 'Lũ quét' }),
      ]),
    },
  ]
  await came(vietTri)
  await came(thanhBa)
  const { whole, sites } = await desk.get({ session: id })
  expect(sites.map(({ site, arrival }) => [site, arrival.state])).toEqual([
    [vietTri, 'on-time'],
    [haHoa, 'absent'],
    [thanhBa, 'on-time'],
  ])
  expect(whole).toMatchObject({ of: 3, absent: 1, acknowledged: 2, excused: 1 })
  expect(sites.map(({ invitation }) => invitation)).toEqual([
    {
      standing: 'received',
      answer: { at: 9, by: 'Bà Lan', way: 'page', attendees: [lan], absent: null },
    },
    { standing: 'absent', answer: { at: 9, by: 'Bà Lan', way: 'page', attendees: [], absent: 'Lũ quét' } },
    null,
  ])
  const { file } = await desk.export({ session: id, format: 'xlsx' })
  expect(file.name).toMatch(/\.xlsx$/)
  const lines = (await readFile(Buffer.from(file.base64, 'base64'))).map(({ cells }) => [...cells.values()])
  const rows = lines.slice(lines.findIndex(([cell]) => cell === 'Mã'))
  expect(rows[1]).toEqual(expect.arrayContaining([vietTri, 'Đã nhận', 'Bà Lan (Chủ tịch)', 'Đúng giờ']))
  expect(rows[2]).toEqual(expect.arrayContaining(['=Xã Hạ Hòa', 'Xin vắng', 'Lũ quét', 'Vắng']))
  plans = [
    {
      planned: plannedFor(id, [vietTri]),
      given: new Map([answer(vietTri, { is: 'received', attendees: [] }, 0)]),
    },
  ]
  const [outdated] = (await desk.get({ session: id })).sites
  expect(outdated?.invitation?.standing).toBe('outdated')
})

test('N90: pages, folded words, a unit, and how a site took part', async () => {
  const desk = await at('VN-25')
  const { id: session } = await keeper.open({ title: 'Giao ban', chair: null, by: 'Hà' })
  await minutes(2)
  await came(vietTri)
  const found = async (body: object) => {
    const { total, sites } = await desk.get({ session, ...body })
    return [total, ...sites.map(({ site }) => site)]
  }
  expect(await found({ text: 'viet tri' })).toEqual([1, vietTri])
  expect(await found({ text: '08152' })).toEqual([1, thanhBa])
  expect(await found({ only: 'late' })).toEqual([1, vietTri])
  expect(await found({ only: 'away' })).toEqual([0])
  expect(await found({ below: thanhBa })).toEqual([1, thanhBa])
  expect(await found({ offset: 1, limit: 2 })).toEqual([4, vietTri, haHoa])
  expect(await found({ limit: 0 })).toEqual([4])
  await expect(desk.get({ session: 'none' })).rejects.toMatchObject({ code: 'session.unknown' })
})

test('N90: of a session of the tier above only what this record has is told, and nothing is made up', async () => {
  const desk = await at('VN-19', 'VN')
  const site = 'VN-19-05710'
  const above = beginSession({
    ...{ id: 'above', title: 'Toàn quốc', owner: 'VN', chair: null, bound: 6, by: 'Trung ương', at: 1 },
  })
  await keeper.adopt([above])
  await came(site)
  const call = {
    id: 'r',
    session: 'above',
    owner: 'VN',
    question: '',
    sites: null,
    by: 'x',
    at: 5,
    endedAt: null,
  }
  const heard = { presence: 'heard', reason: null, way: 'page', by: 'x', tier: 'VN-19', at: 6 } as const
  rollCalls = [{ call, entries: [{ site, answers: [heard] }] }]
  const { openedAt, startsAt, whole, sites } = await desk.get({ session: 'above' })
  expect({ openedAt, startsAt }).toEqual({ openedAt: null, startsAt: null })
  expect(whole).toMatchObject({ of: 2, unknown: 2, here: 1, onTime: 0, absent: 0 })
  expect(sites.find((each) => each.site === site)).toMatchObject({
    ...{ here: true, spoke: null, shown: null, rollCall: { answer: { presence: 'heard' } } },
  })
})

test.each([',', ';'] as const)(
  'N91: the sheet with %s is in UTF-8 with its mark, has a row for each site, and no formula',
  async (separator) => {
    const desk = await at('VN-25')
    const { id: session } = await keeper.open({ title: 'Giao ban', chair: null, by: 'Hà' })
    await minutes(61)
    await came(vietTri)
    await minutes(5)
    const call = {
      id: 'r',
      session,
      owner: 'VN-25',
      question: '',
      sites: null,
      by: 'x',
      at: 5,
      endedAt: null,
    }
    const reason = '-1+1; "mất, điện"'
    const noted = { presence: 'absent', reason, way: 'operator', by: 'x', tier: 'VN-25', at: 6 } as const
    rollCalls = [{ call, entries: [{ site: thanhBa, answers: [noted] }] }]
    const { file } = await desk.export({ session, separator })
    expect(file.name).toMatch(/^tham-du-VN-25-\d{4}-\d\d-\d\d-\d{4}-giao-ban\.csv$/)
    const bytes = Buffer.from(file.base64, 'base64')
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    // As it stands there, and as it is read again: the guard is taken off.
    expect(bytes.toString('utf8')).toContain(`"'-1+1; ""mất, điện"""`)
    expect(bytes.toString('utf8')).toContain(`${haHoa}${separator}'=Xã Hạ Hòa${separator}`)
    const sheet = await readFile(bytes)
    const columns = sheet[0]?.cells ?? expect.fail('no headings')
    const read = sheet.map(({ cells }) => (heading: string) => {
      const column = [...columns].find(([, text]) => text === heading)?.[0]
      return column === undefined ? expect.fail(heading) : (cells.get(column) ?? '')
    })
    expect(read).toHaveLength(5)
    expect(read[2]?.('Mã')).toBe(vietTri)
    expect(read[2]?.('Tham dự')).toBe('Muộn')
    expect(read[2]?.('Muộn (phút)')).toBe('61')
    expect(read[2]?.('Thời gian có mặt')).toBe('0:05:00')
    expect(read[4]?.('Điểm danh')).toBe('Vắng')
    expect(read[4]?.('Ghi chú điểm danh')).toBe(reason)
  },
)

test('N90: one computation serves all who ask within two seconds', async () => {
  const desk = await at('VN-25')
  const { id: session } = await keeper.open({ title: 'Giao ban', chair: null, by: 'Hà' })
  const here = async () => (await desk.now({ session, limit: 0 })).whole.here
  expect(await here()).toBe(0)
  await came(vietTri)
  expect(await here()).toBe(0)
  await clock.advanceAsync(2000)
  expect(await here()).toBe(1)
})
