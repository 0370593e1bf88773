import { afterEach, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import type { SocketFactory } from '#browser/live-state'
import { fetchRegistry } from '#browser/meeting'
import { systemClock } from '#foundation/time'
import { createDesk, type Desk } from '../desk.ts'
import { connectConsole } from '../edge/console-connection.ts'
import { assignSite } from '../state/preview.ts'
import { type FakeConsole, startFakeConsole } from './fake-console.ts'
import type { FakeState } from './fake-state.ts'
import { answered, boardSite, failing, incident } from './readiness-samples.ts'
import { registry, session, status } from './samples.ts'

/** The machine may be busy: waiting long costs nothing when it goes well. */
const soon = { timeout: 10_000, interval: 20 }
vi.setConfig({ testTimeout: 30_000 })

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close()
})

/** A desk on a real socket to the fake node, with or without the cookie of a signed-in console. */
async function deskOn(
  cookie: string,
  changes: Partial<FakeState> = {},
): Promise<{ desk: Desk; fake: FakeConsole; state: FakeState }> {
  const state: FakeState = {
    node: 'VN-25',
    session: session(3),
    roster: new Map([['VN-25-07900', status('VN-25-07900')]]),
    links: [],
    ...changes,
  }
  const fake = await startFakeConsole({ state, registry, web: '.' })
  open.push(fake)
  const openSocket: SocketFactory = (url, events) => {
    const socket = new WebSocket(url, { headers: { cookie } })
    socket.on('open', () => events.opened())
    socket.on('message', (data) => events.message(String(data)))
    socket.on('error', () => {})
    socket.on('close', (code) => events.closed(code))
    return { send: (text) => socket.send(text), close: () => socket.terminate() }
  }
  const connection = connectConsole({
    url: `ws://127.0.0.1:${fake.port}/ws/console`,
    clock: systemClock,
    random: () => 0,
    wakeUps: () => () => {},
    openSocket,
  })
  const get: typeof fetch = (path, init) => fetch(`http://127.0.0.1:${fake.port}${path}`, init)
  const desk = createDesk(connection, () => fetchRegistry(get), systemClock)
  open.push(desk)
  return { desk, fake, state }
}

test('without a signed-in console the connection is refused by name', async () => {
  const { desk } = await deskOn('')
  await expect
    .poll(() => desk.connection.state.get(), soon)
    .toMatchObject({ kind: 'refused', error: { code: 'auth.required' } })
})

test('over a real socket: greeting, registry, roster, a take, and a take that is stale', async () => {
  const { desk, fake, state } = await deskOn('who=operator')
  await expect.poll(() => desk.wall.live.get().sites.length, soon).toBe(4)
  await expect.poll(() => desk.roster.get().roster.size, soon).toBe(1)
  await expect.poll(() => desk.sessions.current()?.program.revision, soon).toBe(3)
  desk.preview.set(assignSite(desk.preview.get(), 'VN-25-07900'))
  await desk.takes.take()
  expect(state.session.program.revision).toBe(4)
  await expect.poll(() => desk.sessions.current()?.program.revision, soon).toBe(4)

  const { program } = state.session
  state.session = { ...state.session, program: { ...program, revision: 5, takenBy: 'Lan' } }
  desk.preview.set(assignSite(desk.preview.get(), 'VN-25'))
  await desk.takes.take()
  expect(desk.takes.live.get()).toMatchObject({ kind: 'refused', error: { code: 'session.stale' } })

  fake.cut()
  await expect.poll(() => desk.connection.state.get().kind, soon).toBe('waiting')
  await expect.poll(() => desk.sessions.current()?.program.revision, soon).toBe(5)
  expect(desk.connection.state.get().kind).toBe('open')
})

test('a viewer is refused by the node too, not only by the page', async () => {
  const { desk, state } = await deskOn('who=viewer')
  await expect.poll(() => desk.sessions.current()?.program.revision, soon).toBe(3)
  await desk.floor.open('VN-25-07900')
  expect(state.session.floor.open).toEqual([])
  expect(desk.notes.live.get()[0]).toMatchObject({ kind: 'error', error: { code: 'auth.not-allowed' } })
})

test('R65, R67, R70: over a real socket: proofs, a round that is opened and paused, an incident that is answered', async () => {
  const readiness = {
    sites: [boardSite('VN-25'), failing('VN-25-07900')],
    rounds: [],
    incidents: [incident('i1')],
  }
  const { desk, fake, state } = await deskOn('who=operator', { readiness })
  await expect.poll(() => desk.proofs.live.get().sites.size, soon).toBe(2)
  expect(await desk.rounds.open({ title: 'Trước giao ban', form: 'full', sites: null })).toBe(true)
  await expect.poll(() => desk.rounds.live.get()[0]?.round.sites.length, soon).toBe(4)
  await desk.rounds.pause('d1')
  await expect.poll(() => desk.rounds.live.get()[0]?.round.state, soon).toBe('paused')
  await desk.incidents.answer('i1')
  await expect.poll(() => desk.incidents.live.get()[0]?.state.state, soon).toBe(answered.state)

  state.readiness = { ...readiness, sites: [boardSite('VN-25', { grade: 'acceptable' })] }
  fake.cut()
  await expect.poll(() => desk.proofs.live.get().sites.get('VN-25')?.grade, soon).toBe('acceptable')
  expect(desk.proofs.live.get().sites.size).toBe(1)
  expect(desk.rounds.chosen.get()).toBe('d1')
})

test('R15: who may only look is refused a round by the node too', async () => {
  const readiness = { sites: [boardSite('VN-25')], rounds: [], incidents: [] }
  const { desk } = await deskOn('who=viewer', { readiness })
  await expect.poll(() => desk.proofs.live.get().sites.size, soon).toBe(1)
  expect(await desk.rounds.open({ title: 'Thử', form: 'short', sites: null })).toBe(false)
  expect(desk.notes.live.get()[0]).toMatchObject({ kind: 'error', error: { code: 'auth.not-allowed' } })
})
