import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openChairCallMemory, sessionMigrations } from '#conference/sessions'
import { beginSession, type SessionState } from '#contract'
import type { EventBody } from '#contract/events'
import { silentLog } from '#foundation/log'
import { openStore, type Store } from '#foundation/store'
import { testSnapshotDir } from '#foundation/store/testing'
import { createManualClock } from '#foundation/time'
import { createChairCalls } from './chair-calls.ts'

const begun = beginSession({ id: 's', title: '', owner: 'VN', chair: 'VN', bound: 6, by: 'Hà', at: 0 })
const [vietTri, thanhBa] = ['VN-25-07900', 'VN-25-08152'] as const

let store: Store
beforeAll(async () => {
  store = await openStore({
    url: 'pglite:memory',
    migrations: sessionMigrations,
    snapshotDir: testSnapshotDir,
  })
})
afterAll(() => store.close())
beforeEach(async () => {
  const { waiting, forget } = await openChairCallMemory(store, silentLog)
  await forget(waiting.map(({ id }) => id))
})

/** `clock`: that of the life before, for a restart. */
async function chaired(clock = createManualClock()) {
  let sessions: SessionState[] = [begun]
  let ids = 0
  let told = 0
  const events: EventBody[] = []
  const memory = await openChairCallMemory(store, silentLog)
  const calls = createChairCalls({
    sessions: () => sessions,
    memory,
    record: (body, also) =>
      store.transaction(async (tx) => {
        await also(tx)
        events.push(body)
      }),
    newId: () => `c${ids++}-${clock.now()}`,
    clock,
    log: silentLog,
    onChange: () => told++,
  })
  const become = (...next: SessionState[]) => {
    sessions = next
    calls.sessionsChanged()
  }
  return { calls, clock, events, become, told: () => told, sites: () => calls.all().map(({ site }) => site) }
}

test('N29: a call waits once, and stands in the record', async () => {
  const { calls, events, told, sites } = await chaired()
  const first = await calls.call('s', vietTri, 'Chủ tọa')
  expect(await calls.call('s', vietTri, 'Chủ tọa')).toBe(first)
  await calls.call('s', thanhBa, 'Chủ tọa')
  expect(sites()).toEqual([vietTri, thanhBa])
  expect(told()).toBe(2)
  expect(events.map(({ kind }) => kind)).toEqual(['chair.called', 'chair.called'])
  await expect(calls.call('gone', vietTri, 'Chủ tọa')).rejects.toMatchObject({ code: 'session.unknown' })
})

test('N29: of two that call the same site, or put the same call aside, at once, one stands in the record', async () => {
  const { calls, events, sites } = await chaired()
  const call = () => calls.call('s', vietTri, 'Chủ tọa')
  const [first = '', second] = await Promise.all([call(), call()])
  expect(second).toBe(first)
  expect(sites()).toEqual([vietTri])
  await Promise.all([calls.putAside(first, 'Hà'), calls.putAside(first, 'Nga')])
  expect(sites()).toEqual([])
  expect(events.map(({ kind }) => kind)).toEqual(['chair.called', 'chair.put-aside'])
  await call()
  expect(sites()).toEqual([vietTri])
})

test('N29: a site that is invited while its call is written is called no more', async () => {
  const { calls, become, sites } = await chaired()
  const called = calls.call('s', vietTri, 'Chủ tọa')
  become({ ...begun, floor: { ...begun.floor, invited: [{ site: vietTri, at: 1, by: 'Hà' }] } })
  await called
  expect(sites()).toEqual([])
})

test('N29: it ends when the site is invited or may be heard, or the session is over', async () => {
  const { calls, become, sites } = await chaired()
  await calls.call('s', vietTri, 'Chủ tọa')
  await calls.call('s', thanhBa, 'Chủ tọa')
  become({ ...begun, floor: { ...begun.floor, invited: [{ site: vietTri, at: 1, by: 'Hà' }] } })
  expect(sites()).toEqual([thanhBa])
  become({ ...begun, floor: { ...begun.floor, open: [thanhBa] } })
  expect(sites()).toEqual([])
  become(begun)
  await calls.call('s', vietTri, 'Chủ tọa')
  become()
  expect(sites()).toEqual([])
})

test('N29: an operator puts it aside, once; a quarter of an hour ends it', async () => {
  const { calls, clock, events, sites } = await chaired()
  const id = await calls.call('s', vietTri, 'Chủ tọa')
  await calls.putAside(id, 'Hà')
  await calls.putAside(id, 'Hà')
  expect(sites()).toEqual([])
  expect(events.map(({ kind }) => kind)).toEqual(['chair.called', 'chair.put-aside'])
  await calls.call('s', vietTri, 'Chủ tọa')
  clock.advance(14 * 60_000)
  expect(sites()).toEqual([vietTri])
  clock.advance(2 * 60_000)
  expect(sites()).toEqual([])
  calls.close()
})

test('N29: calls wait over a restart, in their order, but for those that have ended meanwhile', async () => {
  const before = await chaired()
  await before.calls.call('s', vietTri, 'Chủ tọa')
  const second = await before.calls.call('s', thanhBa, 'Chủ tọa')
  await before.calls.call('s', 'VN-19', 'Chủ tọa')
  await before.calls.putAside(second, 'Hà')
  before.calls.close()
  before.clock.advance(10 * 60_000)
  const after = await chaired(before.clock)
  expect(after.sites()).toEqual([vietTri, 'VN-19'])
  expect(after.events).toEqual([])
  after.become({ ...begun, floor: { ...begun.floor, open: [vietTri] } })
  after.calls.close()
  await expect.poll(async () => (await openChairCallMemory(store, silentLog)).waiting.length).toBe(1)
  before.clock.advance(6 * 60_000)
  expect((await chaired(before.clock)).sites()).toEqual([])
})
