import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import type { RoomDesk } from '#conference/nodes'
import { PROTOCOL_VERSION, Refusal } from '#contract'
import { roomReports, roomRequests } from '#contract/room'
import { silentLog } from '#foundation/log'
import { createManualClock } from '#foundation/time'
import { openRoomDoor } from './room-door.ts'
import { createStrangers } from './stranger-door.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** Both ends of one WebSocket. */
async function socketPair() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const page = new WebSocket(`ws://127.0.0.1:${port}`)
  const [[door]] = await Promise.all([once(server, 'connection'), once(page, 'open')])
  closers.push(() => {
    page.terminate()
    server.close()
  })
  return { page, door: door as WebSocket }
}
const ask = async (page: WebSocket, op: string, body: object) => {
  page.send(JSON.stringify({ type: 'request', id: 1, op, body }))
  const [data] = await once(page, 'message')
  return JSON.parse(String(data)) as unknown
}
const hello = { protocol: PROTOCOL_VERSION, client: 'test' }

test('a page whose link was revoked while it waited gets no seat', async () => {
  const { page, door } = await socketPair()
  let isRevoked = false
  const checkAgain = async () => {
    if (isRevoked) throw new Refusal('auth.required')
  }
  const asked: string[] = []
  const desk: RoomDesk = {
    async request(_caller, op) {
      asked.push(op)
      throw new Refusal('seat.taken', { since: 'now' })
    },
    report() {},
    lost() {},
  }
  const browser = { siteId: 'VN-25-07900', linkId: 'l', browserId: 'b' }
  openRoomDoor(door, browser, checkAgain, desk, createManualClock(), silentLog)
  expect(await ask(page, 'hello', hello)).toMatchObject({ error: { code: 'seat.taken' } })
  isRevoked = true
  expect(await ask(page, 'hello', { ...hello, takeOver: true })).toMatchObject({
    error: { code: 'auth.required' },
  })
  expect(asked).toEqual(['hello'])
})

test('a page that leaves while it is looked up gets no seat', async () => {
  const { page, door } = await socketPair()
  const asked: string[] = []
  const desk: RoomDesk = {
    async request(_caller, op) {
      asked.push(op)
      throw new Refusal('seat.none')
    },
    report() {},
    lost: () => void asked.push('lost'),
  }
  let looked = () => {}
  const checkAgain = () => new Promise<void>((resolve) => (looked = resolve))
  const browser = { siteId: 'VN-25-07900', linkId: 'l', browserId: 'b' }
  openRoomDoor(door, browser, checkAgain, desk, createManualClock(), silentLog)
  page.send(JSON.stringify({ type: 'request', id: 1, op: 'hello', body: hello }))
  await once(door, 'message')
  page.terminate()
  await once(door, 'close')
  looked()
  await new Promise((resolve) => setImmediate(resolve))
  expect(asked).toEqual(['lost'])
})

test('a stranger is told why, and does not hold its socket for ever', async () => {
  const { page, door } = await socketPair()
  const clock = createManualClock()
  createStrangers(clock, silentLog).open(door, roomRequests, roomReports, new Refusal('auth.required'))
  expect(await ask(page, 'hello', hello)).toMatchObject({ error: { code: 'auth.required' } })
  const closed = Promise.all([once(page, 'close'), once(door, 'close')])
  for (let second = 0; second < 30; second++) {
    door.emit('pong')
    clock.advance(1000)
  }
  expect((await closed)[0][0]).toBe(1000)
  expect(clock.pending()).toBe(0)
})
