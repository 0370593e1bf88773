import { expect, test } from 'vitest'
import type { LiveSocket, SocketEvents } from '#browser/live-state'
import { type ClientFrame, clientFrame, closedFloor, describeError, type SessionState } from '#contract'
import { createManualClock } from '#foundation/time'
import { createDesk } from '../desk.ts'
import { assignSite, clearAll, sceneOf } from '../state/preview.ts'
import { registry, session, status } from '../testing/samples.ts'
import { connectConsole } from './console-connection.ts'

type Request = Extract<ClientFrame, { type: 'request' }>

/** A desk whose node is played by the test, frame by frame. */
async function playedDesk(states: SessionState[] = [session(7)]) {
  const clock = createManualClock()
  let events: SocketEvents | undefined
  const sent: Request[] = []
  const connection = connectConsole({
    url: 'ws://node/ws/console',
    clock,
    random: () => 0,
    wakeUps: () => () => {},
    openSocket: (_url, given): LiveSocket => {
      events = given
      return {
        send: (text) => {
          const frame = clientFrame.parse(JSON.parse(text))
          if (frame.type === 'request') sent.push(frame)
        },
        close: () => {},
      }
    },
  })
  const desk = createDesk(connection, async () => registry, clock)
  const settle = () => clock.advanceAsync(0)
  const say = (frame: unknown) => events?.message(JSON.stringify(frame))
  const notice = (op: string, body: unknown) => say({ type: 'notice', op, body })
  const reply = async (body: unknown) => {
    say({ type: 'reply', id: sent.at(-1)?.id, ok: true, body })
    await settle()
  }
  const refuse = async (...error: Parameters<typeof describeError>) => {
    say({ type: 'reply', id: sent.at(-1)?.id, ok: false, error: describeError(...error) })
    await settle()
  }
  const greet = async () => {
    events?.opened()
    await settle()
    await reply({
      id: 'VN-25',
      label: 'Tỉnh Phú Thọ',
      protocol: '1',
      parent: 'VN',
      children: [],
      rights: ['read', 'display', 'floor', 'sites'],
    })
  }
  await settle()
  await greet()
  notice('sessions', { sessions: states })
  notice('roster', { whole: true, sites: [status('VN-25-07900')] })
  return { desk, clock, sent, notice, reply, refuse, settle, greet, drop: () => events?.closed(1006) }
}

test('R12: a take carries the revision on screen, and is under way until the answer', async () => {
  const { desk, sent, reply } = await playedDesk()
  desk.preview.set(assignSite(desk.preview.get(), 'VN-25-07900'))
  void desk.takes.take()
  expect(desk.takes.live.get().kind).toBe('under-way')
  expect(sent.at(-1)).toMatchObject({ op: 'session.take', body: { session: 's1', seen: 7 } })
  void desk.takes.take()
  expect(sent.filter(({ op }) => op === 'session.take')).toHaveLength(1)
  await reply({ revision: 8 })
  expect(desk.takes.live.get()).toEqual({ kind: 'idle' })
})

test('R12: a refused take keeps the preview and says who changed the program; an edit clears it', async () => {
  const { desk, refuse } = await playedDesk()
  const prepared = assignSite(desk.preview.get(), 'VN-25-07900')
  desk.preview.set(prepared)
  void desk.takes.take()
  await refuse('session.stale', { by: 'Lan', at: '09:12', current: 8, seen: 7 })
  const taking = desk.takes.live.get()
  expect(taking.kind === 'refused' && taking.error.message.vi).toContain('Lan')
  expect(desk.preview.get()).toBe(prepared)
  desk.preview.set(assignSite(prepared, 'VN-25'))
  expect(desk.takes.live.get().kind).toBe('idle')
})

test('R13: undo takes the scene before with the revision on screen now', async () => {
  const { desk, sent, notice, reply } = await playedDesk()
  notice('sessions', { sessions: [session(8)] })
  notice('sessions', { sessions: [session(9)] })
  void desk.takes.undo()
  expect(sent.at(-1)?.body).toMatchObject({ seen: 9, scene: session(8).program.scene })
  notice('sessions', { sessions: [session(10)] })
  await reply({ revision: 10 })
  void desk.takes.undo()
  expect(sent.at(-1)?.body).toMatchObject({ seen: 10, scene: session(7).program.scene })
})

test('R16: a take that loses its connection is not done and says so', async () => {
  const { desk, drop, settle } = await playedDesk()
  desk.preview.set(assignSite(desk.preview.get(), 'VN-25-07900'))
  void desk.takes.take()
  drop()
  await settle()
  expect(desk.takes.live.get()).toMatchObject({ kind: 'refused', error: { code: 'console.disconnected' } })
  expect(desk.roster.get().roster.size).toBe(1)
})

test('R7: the wall is fresh with the first roster and holds its order afterwards', async () => {
  const { desk, notice } = await playedDesk()
  const before = desk.wall.live.get().sites
  expect(before[0]).toBe('VN-25-07900')
  notice('roster', {
    whole: false,
    sites: [status('VN-25-04792'), status('VN-25-07900', { state: 'absent' })],
  })
  expect(desk.wall.live.get().sites).toBe(before)
  expect(desk.wall.live.get().outdated).toBeGreaterThan(0)
  desk.wall.sortAgain()
  expect(desk.wall.live.get().sites[0]).toBe('VN-25-04792')
})

test('closing all microphones offers to open the same ones again', async () => {
  const floor = { ...closedFloor(6), open: ['VN-25-07900', 'VN-25'] }
  const { desk, sent, reply } = await playedDesk([session(7, { floor })])
  void desk.floor.closeAll()
  expect(sent.at(-1)?.op).toBe('floor.close-all')
  await reply({})
  const [note] = desk.notes.live.get()
  expect(note?.kind).toBe('done')
  if (note?.kind === 'done') note.undo?.run()
  expect(sent.slice(-2).map((frame) => frame.body)).toEqual([
    { session: 's1', site: 'VN-25-07900' },
    { session: 's1', site: 'VN-25' },
  ])
})

test('R22: ages are by the node’s clock, whatever the computer’s says; the time on the way is no skew', async () => {
  const { desk, clock, notice } = await playedDesk()
  notice('beat', { at: clock.now() + 1500 })
  expect(desk.ahead.get()).toBe(0)
  notice('beat', { at: clock.now() + 600_000 })
  expect(desk.ahead.get()).toBe(600_000)
})

test('R62: voices of the session at hand are heard, and silent when they are not repeated', async () => {
  const { desk, clock, notice } = await playedDesk()
  notice('voices', { session: 'other', voices: [{ site: 'VN-25', level: -5 }] })
  expect(desk.voices.get().size).toBe(0)
  notice('voices', { session: 's1', voices: [{ site: 'VN-25-07900', level: -25 }] })
  expect(desk.voices.get().get('VN-25-07900')).toBe(3)
  await clock.advanceAsync(2000)
  expect(desk.voices.get().size).toBe(0)
})

const prepares = (sent: Request[]) =>
  sent.filter(({ op }) => op === 'session.prepare').map(({ body }) => body)

test('R25: the preview is told once it stands still, said to be prepared by the answer, and told empty', async () => {
  const { desk, clock, sent, reply } = await playedDesk([session(7, { owner: 'VN-25' })])
  desk.preview.set(assignSite(desk.preview.get(), 'VN-25-07900'))
  await clock.advanceAsync(100)
  desk.preview.set(assignSite(desk.preview.get(), 'VN-25-04792'))
  await clock.advanceAsync(100)
  expect(prepares(sent)).toEqual([])
  await clock.advanceAsync(50)
  const scene = sceneOf(desk.preview.get())
  expect(prepares(sent)).toEqual([{ session: 's1', scene, fence: 0 }])
  expect(desk.preparing.live.get()).toBeNull()
  await reply({})
  expect(desk.preparing.live.get()).toEqual(scene)
  desk.preview.update(clearAll)
  expect(desk.preparing.live.get()).toBeNull()
  await clock.advanceAsync(150)
  expect(prepares(sent).at(-1)).toEqual({ session: 's1', scene: null, fence: 0 })
})

test('R25: it is told again after the connection was lost, and while it stands; what is on air is not', async () => {
  const { desk, clock, sent, reply, notice, drop, greet } = await playedDesk([session(7, { owner: 'VN-25' })])
  desk.preview.set(assignSite(desk.preview.get(), 'VN-25-07900'))
  await clock.advanceAsync(150)
  await reply({})
  for (let second = 0; second < 300; second += 3) {
    notice('beat', { at: clock.now() })
    await clock.advanceAsync(3_000)
  }
  expect(prepares(sent)).toHaveLength(2)
  await reply({})
  drop()
  expect(desk.preparing.live.get()).toBeNull()
  await clock.advanceAsync(3_000)
  await greet()
  await clock.advanceAsync(150)
  expect(prepares(sent)).toHaveLength(3)
  await reply({})
  const program = { ...session(8).program, scene: sceneOf(desk.preview.get()) }
  notice('sessions', { sessions: [session(8, { owner: 'VN-25', program })] })
  expect(desk.preparing.live.get()).toBeNull()
  await clock.advanceAsync(150)
  expect(prepares(sent).at(-1)).toEqual({ session: 's1', scene: null, fence: 0 })
})

test('R25: who may not take prepares nothing', async () => {
  const { desk, clock, sent } = await playedDesk([session(7, { owner: 'VN' })])
  desk.preview.set(assignSite(desk.preview.get(), 'VN-25-07900'))
  await clock.advanceAsync(1_000)
  expect(prepares(sent)).toEqual([])
})
