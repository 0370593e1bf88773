import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  createSessionKeeper,
  openPatrolMemory,
  type SessionKeeper,
  sessionMigrations,
} from '#conference/sessions'
import type { Patrol, Scene, SiteId, SiteStatus } from '#contract'
import { silentLog } from '#foundation/log'
import { openStore, type Store } from '#foundation/store'
import { testSnapshotDir } from '#foundation/store/testing'
import { createManualClock } from '#foundation/time'
import { absentStatus } from '../roster.ts'
import { createPatrols, type Patrols } from './patrols.ts'

const sites: SiteId[] = Array.from({ length: 60 }, (_, index) => `VN-25-${10000 + index}`)
const [first = '', second = ''] = sites
const given = { by: 'Hà', tier: 'VN-25' }
const settings = {
  name: 'Các xã',
  list: { kind: 'below' as const, unit: 'VN-25' },
  stepMs: 3000,
  slots: 9,
  order: 'unseen-longest' as const,
}
const present = (site: SiteId, camera: 'ok' | 'absent' = 'ok'): SiteStatus => ({
  ...absentStatus(site, 0),
  state: 'connected',
  devices: { camera, microphone: 'ok' },
})

let store: Store
let clock = createManualClock()
let roster: Map<SiteId, SiteStatus>
let keeper: SessionKeeper
let patrols: Patrols
let id = ''
let stopListening = () => {}

/** A control process, as after a start. */
async function start() {
  keeper = createSessionKeeper({
    store,
    clock,
    node: 'VN-25',
    registry: { byId: (site) => site },
    log: silentLog,
  })
  await keeper.load()
  patrols = createPatrols({
    node: 'VN-25',
    keeper,
    memory: openPatrolMemory(store),
    sites: () => ['VN', 'VN-25', ...sites],
    roster: () => [...roster.values()],
    clock,
    log: silentLog,
  })
  stopListening = keeper.onChange(() => patrols.changed())
}
async function stop() {
  stopListening()
  patrols.close()
  await keeper.stop()
}

const sessionNow = () => {
  const [session] = keeper.all()
  if (!session) throw new Error('no session')
  return session
}
const patrolNow = (): Patrol => {
  const [patrol] = sessionNow().patrols
  if (!patrol) throw new Error('no patrol')
  return patrol
}
const onAir = (count: number): Scene => ({
  layout: '3x3',
  slots: Array.from({ length: 9 }, (_, slot) =>
    slot < count ? { kind: 'patrol', patrol: id } : { kind: 'empty' },
  ),
})
const take = (scene: Scene) =>
  keeper.command(
    'session.take',
    { session: sessionNow().id, seen: sessionNow().program.revision, scene },
    'Hà',
  )
const order = (op: 'patrol.start' | 'patrol.pause') =>
  keeper.command(op, { session: sessionNow().id, patrol: id }, 'Hà')
const isAtStep = (step: number) =>
  vi.waitFor(() => expect(patrolNow().step).toBe(step), { timeout: 10_000, interval: 2 })
/** A stop's time goes by. */
async function nextStop() {
  const { step } = patrolNow()
  clock.advance(settings.stepMs)
  await isAtStep(step + 1)
}
const isStill = async () => {
  const before = sessionNow()
  clock.advance(60_000)
  await new Promise((done) => setTimeout(done, 20))
  expect(sessionNow()).toEqual(before)
}
const eventsOfPatrol = async () =>
  (await keeper.recordAfter(0, 1000)).events
    .map(({ body }) => body)
    .filter(({ kind }) => kind.startsWith('patrol.'))

beforeEach(async () => {
  clock = createManualClock()
  store = await openStore({
    url: 'pglite:memory',
    migrations: sessionMigrations,
    snapshotDir: testSnapshotDir,
  })
  roster = new Map(sites.slice(10).map((site, place) => [site, present(site, place < 5 ? 'absent' : 'ok')]))
  await start()
  clock.advance(5000)
  await keeper.open({ title: 'Giao ban', chair: null, by: 'Hà' })
  id = (await keeper.command('patrol.create', { session: sessionNow().id, settings }, 'Hà')).patrol
})
afterEach(async () => {
  await stop()
  expect(clock.pending()).toBe(0)
  await store.close()
})

test('N18: 60 sites, 10 absent, 5 without video: the other 45 in one round, over a pause and a restart', async () => {
  await order('patrol.start')
  await isAtStep(1)
  await isStill()
  await take(onAir(9))
  const seen = [...patrolNow().current]
  await nextStop()
  seen.push(...patrolNow().current)
  expect(patrolNow()).toMatchObject({ seen: 9, total: 45, skipped: { absent: 10, noVideo: 5, notAgreed: 0 } })

  await order('patrol.pause')
  await isStill()
  await order('patrol.start')
  await nextStop()
  seen.push(...patrolNow().current)

  await stop()
  const before = patrolNow()
  await start()
  const everybody = roster
  roster = new Map()
  patrols.changed()
  expect(patrolNow()).toEqual(before)
  roster = everybody
  clock.advance(5000)
  await isAtStep(before.step + 1)
  seen.push(...patrolNow().current)
  await nextStop()
  seen.push(...patrolNow().current)
  await nextStop()

  expect(seen.toSorted()).toEqual(sites.slice(15))
  const coverage = { seen: 45, total: 45, skipped: { absent: 10, noVideo: 5, notAgreed: 0 } }
  const named = { session: sessionNow().id, patrol: id, name: 'Các xã' }
  expect(await eventsOfPatrol()).toEqual([
    { kind: 'patrol.created', ...named, settings, ...given },
    { kind: 'patrol.started', ...named, ...given },
    { kind: 'patrol.paused', ...named, ...given },
    { kind: 'patrol.started', ...named, ...given },
    { kind: 'patrol.finished-round', ...named, round: 1, ...coverage },
  ])
})

test('N18: who goes away while shown gives way at once, and so does who is put into a slot by name', async () => {
  await order('patrol.start')
  await take(onAir(2))
  await vi.waitFor(() => expect(patrolNow().current).toEqual(sites.slice(15, 17)), { timeout: 10_000 })
  roster.delete(sites[15] ?? '')
  patrols.changed()
  await vi.waitFor(() => expect(patrolNow().current).toEqual([sites[17], sites[16]]), { timeout: 10_000 })
  const scene = onAir(2)
  const slots = scene.slots.with(8, { kind: 'site', site: sites[16] ?? '' })
  await take({ ...scene, slots })
  await vi.waitFor(() => expect(patrolNow().current).not.toContain(sites[16]), { timeout: 10_000 })
})

test('N18: by hand on and back, recorded with who did it; a patrol that is gone is refused', async () => {
  roster = new Map([first, second].map((site) => [site, present(site)]))
  await order('patrol.start')
  await take({ layout: 'full', slots: [{ kind: 'patrol', patrol: id }] })
  await vi.waitFor(() => expect(patrolNow().current).toEqual([first]), { timeout: 10_000 })
  const session = sessionNow().id
  await patrols.move(session, id, 'next', given)
  expect(patrolNow().current).toEqual([second])
  await patrols.move(session, id, 'previous', given)
  expect(patrolNow().current).toEqual([first])
  const named = { session, patrol: id, name: 'Các xã', ...given }
  expect((await eventsOfPatrol()).filter(({ kind }) => kind === 'patrol.moved')).toEqual([
    { kind: 'patrol.moved', to: 'next', ...named },
    { kind: 'patrol.moved', to: 'previous', ...named },
  ])
  await expect(patrols.move(session, 'gone', 'next', given)).rejects.toMatchObject({ code: 'patrol.unknown' })
})
