import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MAX_FRAME_BYTES, PROTOCOL_VERSION, type SessionState } from '#contract'
import { roomNotices, roomReports, roomRequests } from '#contract/room'
import type { Constellation } from '#trials/constellation'
import {
  type Doors,
  doorsOf,
  everyRight,
  exchange,
  type HostileSocket,
  nameOf,
  openHostileSocket,
  samplesOf,
  startTwoTiers,
} from '#trials/hostile'
import { type Desk, openDesk, siteScene, take, until } from '#trials/stage'

const vietTri = 'VN-25-07900'
const nongTrang = 'VN-25-07894'
const hello = { protocol: PROTOCOL_VERSION, client: 'hostile' }
const capabilities = samplesOf('room', 'media.open').valid
const padding = 'x'.repeat(MAX_FRAME_BYTES)

let constellation: Constellation
let doors: Doors
let desk: Desk
let cookie: string
let otherCookie: string
let before: SessionState[]
let page: HostileSocket
const sockets: HostileSocket[] = []

const connect = async (site = vietTri, as = cookie) => {
  const socket = await doors.room(site, as)
  sockets.push(socket)
  return socket
}
const seated = async (site = vietTri, as = cookie) => {
  const socket = await connect(site, as)
  const reply = await socket.ask('hello', hello)
  if (!reply.ok) throw new Error(reply.error.code)
  return { socket, seat: roomRequests.hello.reply.parse(reply.body).seat }
}
/** Its other work goes on: a good request is answered. */
const works = async (socket: HostileSocket) =>
  expect(await socket.ask('microphone.close', {})).toMatchObject({ ok: true })
const sessions = () => constellation.tier('VN-25').control.node.sessions()

beforeAll(async () => {
  constellation = await startTwoTiers()
  doors = doorsOf(constellation, 'VN-25')
  const centre = doorsOf(constellation, 'VN')
  desk = openDesk(centre.url, await centre.token(...everyRight))
  await desk.call('session.open', { title: 'Phiên họp', chair: 'VN' })
  ;[cookie, otherCookie] = await Promise.all([doors.signIn(vietTri), doors.signIn(nongTrang)])
  const { answer } = await until('the session came down', sessions, ({ length }) => length === 1)
  before = answer
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close()
  expect(sessions()).toEqual(before)
})
afterAll(() => constellation?.close())

describe.each(Object.keys(roomRequests))('a page asks %s', (op) => {
  test('H1, H6: in another form: each is refused by name, and the next request is answered', async () => {
    page = await connect()
    if (op !== 'hello') await page.ask('hello', hello)
    for (const body of samplesOf('room', op).invalid) {
      const reply = await page.ask(op, body)
      expect(reply.ok, JSON.stringify(body)).toBe(false)
      expect(nameOf(reply)).toBe('message.malformed')
    }
    if (op === 'hello') expect(await page.ask('hello', hello)).toMatchObject({ ok: true })
    await works(page)
  })

  test('H2, H6: too large', async () => {
    const { socket } = await seated()
    socket.send(JSON.stringify({ type: 'request', id: 7, op, body: samplesOf('room', op).valid, padding }))
    expect(nameOf(await socket.hear('refused'))).toBe('message.too-large')
    await works(socket)
  })

  test('H3, H6: out of order', async () => {
    page = await connect()
    const { valid } = samplesOf('room', op)
    if (op !== 'hello') expect(nameOf(await page.ask(op, valid))).toBe('seat.none')
    await page.ask('hello', hello)
    if (op === 'hello') expect(nameOf(await page.ask(op, hello))).toBe('message.out-of-order')
    else if (/^(media|feeds)\./.test(op) && op !== 'media.open')
      expect(nameOf(await page.ask(op, valid))).toBe('message.out-of-order')
    await works(page)
  })

  test('H5: by somebody who is not signed in', async () => {
    const stranger = await openHostileSocket(`${doors.url}/ws/room?site=${vietTri}`)
    sockets.push(stranger)
    expect(nameOf(await stranger.ask(op, samplesOf('room', op).valid))).toBe('auth.required')
  })
})

describe.each(Object.keys(roomReports))('a page reports %s', (op) => {
  const report = (socket: HostileSocket, body: unknown) =>
    socket.send(JSON.stringify({ type: 'notice', op, body }))

  test('H1, H2, H3, H6: in another form, too large, before hello', async () => {
    page = await connect()
    report(page, samplesOf('room', op).valid)
    expect(nameOf(await page.hear('refused'))).toBe('seat.none')
    await page.ask('hello', hello)
    for (const body of samplesOf('room', op).invalid) {
      report(page, body)
      expect(nameOf(await page.hear('refused')), JSON.stringify(body)).toBe('message.malformed')
      // A flood of rubbish is not answered with a flood.
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    page.send(JSON.stringify({ type: 'notice', op, body: samplesOf('room', op).valid, padding }))
    expect(nameOf(await page.hear('refused'))).toBe('message.too-large')
    await works(page)
  })
})

describe('at the seat of another site', () => {
  let other: Awaited<ReturnType<typeof seated>>
  beforeEach(async () => {
    other = await seated(nongTrang, otherCookie)
    await other.socket.ask('media.open', capabilities)
  })
  afterEach(async () => {
    // The seat aimed at is as it was.
    const roster = constellation.tier('VN-25').control.node.roster()
    expect(roster.find(({ site }) => site === nongTrang)).toMatchObject({ state: 'connected' })
  })

  test('H4: resuming it is refused, and one takes one’s own afterwards', async () => {
    page = await connect()
    const reply = await page.ask('hello', { ...hello, resume: { seat: other.seat } })
    expect(nameOf(reply)).toBe('seat.foreign')
    expect(await page.ask('hello', hello)).toMatchObject({ ok: true, body: { site: { id: vietTri } } })
    await works(other.socket)
  })

  test('H4: taking it over by its address, with the cookie of one’s own site, gives one’s own seat or none', async () => {
    const stranger = await connect(nongTrang, cookie)
    expect(nameOf(await stranger.ask('hello', { ...hello, takeOver: true }))).toBe('auth.required')
    const credential = cookie.slice(cookie.indexOf('=') + 1)
    const dressed = await connect(nongTrang, `lt_site_${nongTrang}=${credential}`)
    const reply = await dressed.ask('hello', { ...hello, takeOver: true })
    expect(reply).toMatchObject({ ok: true, body: { site: { id: vietTri } } })
    await works(other.socket)
  })

  test('H4: starting its feeds is refused', async () => {
    const own = await seated()
    await own.socket.ask('media.open', capabilities)
    await own.socket.ask('media.publish', samplesOf('room', 'media.publish').valid)
    await take(desk, siteScene('full', vietTri))
    const { feeds } = roomNotices.feeds.parse(
      await other.socket.hear('feeds', (body) => roomNotices.feeds.parse(body).feeds.length > 0),
    )
    const ids = feeds.map(({ id }) => id)
    expect(nameOf(await own.socket.ask('feeds.ready', { feeds: ids }))).toBe('seat.foreign')
    expect(await other.socket.ask('feeds.ready', { feeds: ids })).toMatchObject({ ok: true })
    await works(own.socket)
    before = sessions()
  })

  test('H4: putting a still on its wall is refused', async () => {
    const put = (as: string) =>
      exchange(`${doors.url}/api/v1/room/still?site=${nongTrang}`, {
        method: 'PUT',
        headers: { cookie: as, 'content-type': 'image/jpeg' },
        body: '\u00ff\u00d8\u00ff',
      })
    expect(nameOf(JSON.parse((await put(cookie)).text))).toBe('auth.required')
    const unseated = await doors.signIn(nongTrang)
    expect(nameOf(JSON.parse((await put(unseated)).text))).toBe('seat.none')
    expect(nameOf(JSON.parse((await put(otherCookie)).text))).toBe('message.malformed')
  })
})
