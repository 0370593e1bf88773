import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { happeningsOf, participantOf, type Recorded, type ToldCourse } from '#conference/participation'
import {
  createSessionKeeper,
  type SessionKeeper,
  type SessionRecord,
  sessionMigrations,
} from '#conference/sessions'
import type { SiteId } from '#contract'
import { silentLog } from '#foundation/log'
import { openStore, type Store } from '#foundation/store'
import { testSnapshotDir } from '#foundation/store/testing'
import { createManualClock } from '#foundation/time'
import { createRecordReader } from './read-record.ts'

const own: readonly SiteId[] = ['VN-25-07900', 'VN-25-08152', 'VN-25-08053']
const [vietTri = '', thanhBa = '', haHoa = ''] = own
let store: Store
beforeAll(async () => {
  store = await openStore({
    ...{ url: 'pglite:memory', migrations: sessionMigrations, snapshotDir: testSnapshotDir },
  })
  return () => store.close()
})

async function node() {
  await store.db.execute(sql`truncate events, sessions`)
  const clock = createManualClock()
  const registry = { byId: (site: SiteId) => site }
  const keeper = createSessionKeeper({ store, clock, node: 'VN-25', registry, log: silentLog })
  await keeper.load()
  /** How many rows each reading of events took. */
  const rows: number[] = []
  const counted = <Page extends { events: unknown[] }>(page: Page) => {
    rows.push(page.events.length)
    return page
  }
  const record: SessionRecord = {
    ...keeper.sessionRecord,
    ofSession: async (...asked) => counted(await keeper.sessionRecord.ofSession(...asked)),
    presence: async (...asked) => counted(await keeper.sessionRecord.presence(...asked)),
    presenceBefore: async (...asked) => counted(await keeper.sessionRecord.presenceBefore(...asked)),
  }
  return { clock, keeper, record, rows }
}
const came = (keeper: SessionKeeper, site: SiteId) => keeper.recordEvent({ kind: 'site.connected', site })
const left = (keeper: SessionKeeper, site: SiteId) => keeper.recordEvent({ kind: 'site.disconnected', site })

test('J12: fed step by step it says the same as the whole record, and reads only what is new', async () => {
  const { clock, keeper, record, rows } = await node()
  const now = () => clock.now()
  const wanted = (session: string, told: ToldCourse | null = null) => ({
    ...{ session, own, tell: async () => told, now },
  })
  const figures = (read: Omit<Recorded, 'rollCalls' | 'maxAgeMs'>) => {
    const happened = happeningsOf({ ...read, rollCalls: [], maxAgeMs: 60_000 })
    return own.map((site) => participantOf(happened, { site, label: site, isOwn: true }))
  }
  const reader = createRecordReader(record)
  let session = 'none'
  const isSame = async (told: ToldCourse | null = null) => {
    const fed = await reader.read(wanted(session, told))
    const whole = await createRecordReader(keeper.sessionRecord).read(wanted(session, told))
    expect(figures(fed)).toEqual(figures(whole))
    expect(fed.unread).toBe(whole.unread)
    return figures(fed)
  }
  await came(keeper, vietTri)
  await isSame()
  session = (await keeper.open({ title: 'Giao ban', chair: null, by: 'Hà' })).id
  const steps: (() => Promise<unknown>)[] = [
    () => came(keeper, thanhBa),
    () => keeper.command('floor.open', { session, site: thanhBa }, 'Hà'),
    () => left(keeper, vietTri),
    // The clock jumps ahead for a while, and back.
    async () => {
      await clock.advanceAsync(3_600_000)
      await came(keeper, haHoa)
      await store.db.execute(sql`update events set at = at - interval '2 hours' where sequence =
        (select max(sequence) from events)`)
    },
    () => came(keeper, vietTri),
    // One that this version does not know.
    async () => {
      await keeper.command('floor.close', { session, site: thanhBa }, 'Hà')
      await store.db.execute(sql`update events set body = ${JSON.stringify({ kind: 'floor.sung', session })}::jsonb
        where sequence = (select max(sequence) from events)`)
    },
  ]
  for (const step of steps) {
    await clock.advanceAsync(90_000)
    await step()
    await isSame()
  }
  expect((await reader.read(wanted(session))).unread).toBe(1)
  rows.length = 0
  await isSame()
  expect(rows.reduce((sum, count) => sum + count, 0)).toBe(0)
  await keeper.close(session, 'Hà')
  await came(keeper, thanhBa)
  const over = await isSame()
  await left(keeper, thanhBa)
  expect(await isSame()).toEqual(over)

  session = 'above'
  const told = { openedAt: clock.now(), startsAt: clock.now() + 60_000, endedAt: null }
  await isSame()
  for (const site of own) {
    await clock.advanceAsync(45_000)
    await came(keeper, site)
    await isSame(told)
  }
  // Its owner says otherwise now.
  await isSame({ ...told, openedAt: told.openedAt - 7_200_000, startsAt: told.startsAt - 7_200_000 })
  await isSame({ ...told, endedAt: clock.now() })
})

test('J12: a reading that fails loses nothing, and those who ask at once are told the same', async () => {
  const { clock, keeper, record } = await node()
  const { id: session } = await keeper.open({ title: 'Giao ban', chair: null, by: 'Hà' })
  await came(keeper, vietTri)
  let fails = true
  const reader = createRecordReader({
    ...record,
    presence: (...asked) => (fails ? Promise.reject(new Error('away')) : record.presence(...asked)),
  })
  const wanted = { session, own, tell: async () => null, now: () => clock.now() }
  await expect(reader.read(wanted)).rejects.toThrow('away')
  fails = false
  const [one, other] = await Promise.all([reader.read(wanted), reader.read(wanted)])
  expect(one).toEqual(other)
  expect(one.events.filter(({ body }) => body.kind === 'site.connected')).toHaveLength(1)
})

test('J12, P30: of before the opening too, what can not be read is left out and counted, and hides nobody else', async () => {
  const { clock, keeper } = await node()
  await came(keeper, vietTri)
  await came(keeper, thanhBa)
  await store.db.execute(sql`update events set body = body || '{"room": "unknown here"}' where sequence = 1`)
  const { id: session } = await keeper.open({ title: 'Giao ban', chair: null, by: 'Hà' })
  const now = () => clock.now()
  const read = await createRecordReader(keeper.sessionRecord).read({
    session,
    own,
    tell: async () => null,
    now,
  })
  expect(read.unread).toBe(1)
  const happened = happeningsOf({ ...read, rollCalls: [], maxAgeMs: 60_000 })
  const isHere = (site: SiteId) => participantOf(happened, { site, label: site, isOwn: true }).here
  expect([vietTri, thanhBa].map(isHere)).toEqual([false, true])
})
