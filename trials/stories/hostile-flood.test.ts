import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROTOCOL_VERSION } from '#contract'
import { consoleOperations, consoleRequests } from '#contract/console'
import { roomReports, roomRequests } from '#contract/room'
import { uplinkRequests, uplinkStates } from '#contract/uplink'
import type { Link } from '#foundation/link'
import type { Constellation } from '#trials/constellation'
import {
  type Bodies,
  type Doors,
  doorsOf,
  everyRight,
  exchange,
  type HostileSocket,
  nameOf,
  nameOfLink,
  rubbish,
  samplesOf,
  startTwoTiers,
  usedHeap,
} from '#trials/hostile'

const messages = 10_000
/** Each connection may send 150 at once; what is sent beyond is refused unread. */
const perConnection = 100
/** What the heap may have grown by after all of them, in bytes. */
const growthBound = 8 * 1024 * 1024

const bodiesOf = (table: Record<string, { body: Bodies[string] }>): Bodies =>
  Object.fromEntries(Object.entries(table).map(([op, { body }]) => [op, body]))
const roomBodies = { ...bodiesOf(roomRequests), ...roomReports }
const consoleBodies = bodiesOf({ ...consoleOperations, ...consoleRequests })
const hello = { protocol: PROTOCOL_VERSION, client: 'flood' }

let constellation: Constellation
let centre: Doors
let province: Doors
let cookie: string
let token: string
let thaiNguyen: Link
let revision = 0

beforeAll(async () => {
  constellation = await startTwoTiers()
  centre = doorsOf(constellation, 'VN')
  province = doorsOf(constellation, 'VN-25')
  cookie = await province.signIn('VN-25-07900')
  token = await centre.token(...everyRight)
  thaiNguyen = constellation.hub.join('VN-19', { version: PROTOCOL_VERSION })
})
afterAll(() => constellation?.close())

/** Sends all, a hundred a connection; on each a good request afterwards is answered. */
async function pour(
  texts: readonly string[],
  open: () => Promise<HostileSocket>,
  good: string,
): Promise<void> {
  for (let at = 0; at < texts.length; at += perConnection) {
    const socket = await open()
    expect(await socket.ask('hello', hello)).toMatchObject({ ok: true })
    for (const text of texts.slice(at, at + perConnection)) socket.send(text)
    expect(await socket.ask(good, {})).toMatchObject({ ok: true })
    socket.close()
  }
}

/** A share of `count` messages at each door. */
async function flood(count: number, seed: number): Promise<void> {
  const share = Math.ceil(count / 10)
  await pour(
    rubbish(roomBodies, { count: 4 * share, seed }),
    () => province.room('VN-25-07900', cookie),
    'microphone.close',
  )
  await pour(
    rubbish(consoleBodies, { count: 4 * share, seed: seed + 1 }),
    () => centre.console(token),
    'node.describe',
  )
  const operations = Object.keys(consoleOperations)
  const bodies = rubbish({}, { count: share, seed: seed + 2 })
  for (const [index, text] of bodies.filter((each) => each !== '{}').entries()) {
    const op = operations[index % operations.length] ?? ''
    const { status } = await centre.call(token, op, text)
    expect(status, `${op} ${text.slice(0, 200)}`).toBeGreaterThanOrEqual(400)
    expect(status, `${op} ${text.slice(0, 200)}`).toBeLessThan(500)
  }
  const subjects = [...Object.keys(uplinkStates), ...Object.keys(uplinkRequests)]
  for (const [index, text] of rubbish({}, { count: share, seed: seed + 3 }).entries()) {
    const subject = subjects[index % subjects.length] ?? ''
    const isState = Object.hasOwn(uplinkStates, subject)
    const body = isState ? { epoch: 'flood', revision: ++revision, state: text } : text
    expect(await nameOfLink(thaiNguyen.request('VN', subject, body))).toMatch(
      /^(message\.malformed|no-handler)$/,
    )
    constellation.hub.inject('VN-19', 'VN', { topic: `req.${subject}`, text })
    constellation.hub.inject('VN-19', 'VN', { topic: text.slice(0, 100), text })
  }
}

test('H7: ten thousand random messages leave the nodes serving, and no larger than before', {
  timeout: 240_000,
}, async () => {
  await flood(messages / 5, 1)
  const before = await usedHeap()
  const began = performance.now()
  await flood(messages, 100)
  const seconds = (performance.now() - began) / 1000
  const after = await usedHeap()
  const grown = after - before
  console.info(
    `${messages} random messages in ${seconds.toFixed(1)} s; heap ${(before / 2 ** 20).toFixed(1)} MiB before, ` +
      `${(after / 2 ** 20).toFixed(1)} MiB after`,
  )
  expect(grown).toBeLessThan(growthBound)

  for (const { url } of [centre, province]) expect((await exchange(`${url}/healthz`)).status).toBe(200)
  const page = await province.room('VN-25-07900', cookie)
  expect(await page.ask('hello', hello)).toMatchObject({ ok: true })
  expect(await page.ask('media.open', samplesOf('room', 'media.open').valid)).toMatchObject({ ok: true })
  page.close()
  expect((await centre.call(token, 'session.open', { title: 'Sau cơn lũ', chair: null })).status).toBe(200)
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted')
})

test('H7: who talks as fast as it can is told to slow down, and harms nobody else', async () => {
  const page = await province.room('VN-25-07900', cookie)
  expect(await page.ask('hello', hello)).toMatchObject({ ok: true })
  const loud = await centre.console(token)
  await loud.ask('hello', hello)
  for (let id = 0; id < 2000; id++) loud.send(`{"type":"request","id":${id},"op":"node.describe","body":{}}`)
  const began = performance.now()
  expect(await page.ask('microphone.close', {})).toMatchObject({ ok: true })
  expect(performance.now() - began).toBeLessThan(1000)
  await loud.hear('refused', (body) => nameOf(body) === 'message.too-many')
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(await loud.ask('node.describe', {})).toMatchObject({ ok: true })
  page.close()
  loud.close()
})
