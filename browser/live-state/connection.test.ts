import { expect, test } from 'vitest'
import { z } from 'zod'
import { describeError } from '#contract'
import { createManualClock } from '#foundation/time'
import { createConnection, type LiveSocket, type SocketEvents } from './index.ts'

const requests = {
  hello: { body: z.strictObject({}), reply: z.strictObject({ name: z.string() }) },
  add: { body: z.strictObject({ a: z.number() }), reply: z.strictObject({ sum: z.number() }) },
}
const notices = { beat: z.strictObject({ at: z.number() }) }

/** The node's side of every socket that the connection opened. */
function setUp() {
  const clock = createManualClock()
  const sockets: (LiveSocket & { events: SocketEvents; sent: string[]; closed: boolean })[] = []
  const malformed: string[] = []
  let wake: () => void = () => {}
  const connection = createConnection({
    url: 'ws://node/ws',
    requests,
    notices,
    clock,
    random: () => 0,
    greet: (ask) => ask('hello', {}),
    wakeUps: (fn) => {
      wake = fn
      return () => {}
    },
    onMalformed: (reason) => malformed.push(reason),
    openSocket: (_url, events) => {
      const socket = {
        events,
        sent: [] as string[],
        closed: false,
        send: (text: string) => void socket.sent.push(text),
        close: () => {
          socket.closed = true
        },
      }
      sockets.push(socket)
      return socket
    },
  })
  const last = () => {
    const socket = sockets.at(-1)
    if (!socket) throw new Error('no socket was opened')
    return socket
  }
  const reply = (body: unknown) => {
    const { id } = JSON.parse(last().sent.at(-1) ?? '{}')
    last().events.message(JSON.stringify({ type: 'reply', id, ...(body as object) }))
  }
  const open = async () => {
    last().events.opened()
    reply({ ok: true, body: { name: 'VN-25' } })
    await clock.advanceAsync(0)
  }
  return { clock, connection, sockets, last, reply, open, malformed, wake: () => wake() }
}

test('greets first, then is open with the greeting', async () => {
  const { connection, open, last } = setUp()
  expect(connection.state.get()).toEqual({ kind: 'connecting', attempt: 0 })
  await open()
  expect(JSON.parse(last().sent[0] ?? '')).toMatchObject({ type: 'request', op: 'hello', body: {} })
  expect(connection.state.get()).toMatchObject({ kind: 'open', greeting: { name: 'VN-25' } })
})

test('a reply goes to its request; a refusal rejects with the node’s error', async () => {
  const { connection, open, reply } = setUp()
  await open()
  const sum = connection.request('add', { a: 1 })
  reply({ ok: true, body: { sum: 3 } })
  expect(await sum).toEqual({ sum: 3 })
  const refused = connection.request('add', { a: 1 })
  reply({ ok: false, error: describeError('seat.none') })
  await expect(refused).rejects.toMatchObject({ failure: { kind: 'refused', error: { code: 'seat.none' } } })
})

test('a reply that breaks its schema is malformed, not passed on', async () => {
  const { connection, open, reply } = setUp()
  await open()
  const sum = connection.request('add', { a: 1 })
  reply({ ok: true, body: { sum: 'three' } })
  await expect(sum).rejects.toMatchObject({ failure: { kind: 'malformed' } })
})

test('a request has a deadline, and fails at once while the connection is away', async () => {
  const { connection, clock, open, last } = setUp()
  await open()
  const late = connection.request('add', { a: 1 }, { deadlineMs: 1000 })
  const failed = expect(late).rejects.toMatchObject({ failure: { kind: 'timeout', ms: 1000 } })
  clock.advance(1000)
  await failed
  const cut = connection.request('add', { a: 1 })
  last().events.closed(1006)
  await expect(cut).rejects.toMatchObject({ failure: { kind: 'disconnected' } })
  await expect(connection.request('add', { a: 1 })).rejects.toMatchObject({
    failure: { kind: 'disconnected' },
  })
  expect(connection.notify('x', {})).toBe(false)
})

test('reconnects after 0.2, 0.5, 1, 1, 2, 2 s; a steady connection starts the steps anew', async () => {
  const { connection, clock, sockets, last, open } = setUp()
  const waits: number[] = []
  for (let i = 0; i < 6; i++) {
    last().events.closed(1006)
    const state = connection.state.get()
    if (state.kind !== 'waiting') throw new Error(state.kind)
    expect(state.reason).toEqual({ kind: 'unreachable' })
    waits.push(state.until - clock.now())
    clock.advance(state.until - clock.now())
    expect(sockets.length).toBe(i + 2)
  }
  expect(waits).toEqual([200, 500, 1000, 1000, 2000, 2000])
  await open()
  clock.advance(3000)
  last().events.closed(1001)
  expect(connection.state.get()).toMatchObject({
    kind: 'waiting',
    attempt: 1,
    reason: { kind: 'closed', code: 1001 },
  })
})

test('five seconds of silence mean dead; a beat keeps it alive', async () => {
  const { connection, clock, last, open } = setUp()
  await open()
  const socket = last()
  clock.advance(4000)
  socket.events.message(JSON.stringify({ type: 'notice', op: 'beat', body: { at: 1 } }))
  clock.advance(4900)
  expect(connection.state.get().kind).toBe('open')
  clock.advance(700)
  expect(connection.state.get()).toMatchObject({ kind: 'waiting', reason: { kind: 'silent' } })
  expect(socket.closed).toBe(true)
})

test('the browser coming online ends the wait; a late event of the old socket changes nothing', async () => {
  const { connection, sockets, last, wake, open } = setUp()
  const first = last()
  first.events.closed(1006)
  wake()
  expect(sockets.length).toBe(2)
  await open()
  first.events.closed(1006)
  first.events.message('{')
  expect(connection.state.get().kind).toBe('open')
})

test('a refused greeting needs a person; one that passes by itself is tried again', async () => {
  const { connection, clock, sockets, last, reply } = setUp()
  last().events.opened()
  reply({ ok: false, error: describeError('media.unavailable') })
  await clock.advanceAsync(0)
  expect(connection.state.get()).toMatchObject({ kind: 'waiting', reason: { kind: 'error' } })
  await clock.advanceAsync(200)
  last().events.opened()
  reply({ ok: false, error: describeError('seat.taken', { since: '08:00' }) })
  await clock.advanceAsync(10_000)
  expect(connection.state.get()).toMatchObject({ kind: 'refused', error: { code: 'seat.taken' } })
  expect(sockets.length).toBe(2)
  connection.retryNow()
  expect(sockets.length).toBe(3)
})

test('a refusal after the greeting ends the connection, unless it passes by itself', async () => {
  const { connection, open } = setUp()
  await open()
  connection.refuse(describeError('seat.none'))
  expect(connection.state.get()).toMatchObject({ kind: 'waiting', reason: { kind: 'error' } })
  connection.refuse(describeError('seat.taken', { since: '08:00' }))
  expect(connection.state.get()).toMatchObject({ kind: 'refused', error: { code: 'seat.taken' } })
})

test('notices reach their listeners; what the contract does not allow is dropped and told', async () => {
  const { connection, last, open, malformed } = setUp()
  const beats: number[] = []
  connection.onNotice('beat', ({ at }) => beats.push(at))
  await open()
  for (const text of ['{', '[]', JSON.stringify({ type: 'notice', op: 'beat', body: { at: 'x' } })])
    last().events.message(text)
  last().events.message(JSON.stringify({ type: 'notice', op: 'unknown', body: {} }))
  last().events.message(JSON.stringify({ type: 'notice', op: 'beat', body: { at: 7 } }))
  expect(beats).toEqual([7])
  expect(malformed.length).toBe(4)
})

test('close ends it for good, leaves no timer, and may be called twice', async () => {
  const { connection, clock, sockets, last, open } = setUp()
  await open()
  const cut = connection.request('add', { a: 1 })
  const failed = expect(cut).rejects.toMatchObject({ failure: { kind: 'disconnected' } })
  connection.close()
  connection.close()
  await failed
  expect(last().closed).toBe(true)
  expect(clock.pending()).toBe(0)
  expect(sockets.length).toBe(1)
  expect(connection.state.get()).toEqual({ kind: 'closed' })
})
