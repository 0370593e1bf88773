import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type ErrorCode, MAX_FRAME_BYTES, PROTOCOL_VERSION, type SessionState } from '#contract'
import { consoleOperations } from '#contract/console'
import { MAX_DIRECTORY_BYTES } from '#contract/directory'
import type { Constellation } from '#trials/constellation'
import {
  type Doors,
  doorsOf,
  everyRight,
  exchange,
  type HostileSocket,
  nameOf,
  nameOfHttp,
  samplesOf,
  startTwoTiers,
} from '#trials/hostile'
import { type Desk, openDesk, until } from '#trials/stage'

/**
 * What a province does in a session of the centre that is its own business, and what it is told otherwise than that
 * it has no control. None of it changes what is on air.
 */
const ownBusiness: Readonly<Record<string, 'done' | ErrorCode>> = {
  'chair.call': 'done',
  'line.list': 'done',
  'line.say': 'done',
  'participation.get': 'done',
  'participation.export': 'done',
  'roll-call.list': 'done',
  'scenes.save': 'done',
  'script.get': 'done',
  'script.agenda': 'done',
  'script.write': 'done',
  'script.move': 'control.fenced',
  'script.undo': 'control.fenced',
  'script.timer': 'done',
  'showing.rule': 'done',
  'showing.answer': 'showing.unknown',
  'showing.withdraw': 'showing.unknown',
}
const hello = { protocol: PROTOCOL_VERSION, client: 'hostile' }
const padding = 'x'.repeat(MAX_FRAME_BYTES)
/** The one body that may be larger, over HTTP, has a file in it. */
const pastFile = 'x'.repeat(2 * MAX_DIRECTORY_BYTES)
const paddingOverHttp = (op: string) => (op.endsWith('.import-preview') ? pastFile : padding)
const operations = Object.entries(consoleOperations)

let constellation: Constellation
let centre: Doors
let province: Doors
let token: string
let provinceToken: string
let desk: Desk
let session: string
let before: unknown

const sockets: HostileSocket[] = []
const connect = async (doors: Doors, as?: string) => {
  const socket = await doors.console(as)
  sockets.push(socket)
  return socket
}
const greeted = async (doors: Doors, as: string) => {
  const socket = await connect(doors, as)
  expect(await socket.ask('hello', hello)).toMatchObject({ ok: true })
  return socket
}
const works = async (socket: HostileSocket) =>
  expect(await socket.ask('node.describe', {})).toMatchObject({ ok: true })
/** Everything that a console could change, except links that nobody was shown. */
const standing = async () => [
  await desk.call('sessions.list'),
  await desk.call('tokens.list'),
  await desk.call('consoles.list'),
  await constellation.tier('VN').control.sites.listLinks(),
]
/** What of the centre's sessions is seen and heard, and who has control of it. */
const programsOnAir = async () =>
  (await desk.call<{ sessions: SessionState[] }>('sessions.list')).sessions.map(
    ({ program, programs, floor, control }) => ({ program, programs, floor, control }),
  )

beforeAll(async () => {
  constellation = await startTwoTiers()
  centre = doorsOf(constellation, 'VN')
  province = doorsOf(constellation, 'VN-25')
  ;[token, provinceToken] = await Promise.all([centre.token(...everyRight), province.token(...everyRight)])
  desk = openDesk(centre.url, token)
  ;({ session } = await desk.call<{ session: string }>('session.open', { title: 'Phiên họp', chair: 'VN' }))
  await until(
    'the session came down',
    () => constellation.tier('VN-25').control.node.sessions(),
    ({ length }) => length === 1,
  )
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close()
})
afterAll(() => constellation?.close())

describe.each(operations)('%s', (op, { right }) => {
  const { valid, invalid } = samplesOf('console', op)

  test('H1, H6: in another form, on both doors', async () => {
    before = await standing()
    const socket = await greeted(centre, token)
    for (const body of invalid) {
      const reply = await socket.ask(op, body)
      expect(reply.ok, JSON.stringify(body)).toBe(false)
      expect(nameOf(reply)).toBe('message.malformed')
      expect(nameOfHttp(await centre.call(token, op, body)), JSON.stringify(body)).toBe('message.malformed')
    }
    for (const text of ['', '{', '[1,', '"\\ud800"', '{"a":1e999}', 'x'.repeat(1000)])
      expect(nameOfHttp(await centre.call(token, op, text)), text).toBe('message.malformed')
    await works(socket)
    expect(await standing()).toEqual(before)
  })

  test('H2, H6: too large, on both doors', async () => {
    const socket = await greeted(centre, token)
    socket.send(JSON.stringify({ type: 'request', id: 7, op, body: valid, padding }))
    expect(nameOf(await socket.hear('refused'))).toBe('message.too-large')
    await works(socket)
    const tooLarge = { ...Object(valid), padding: paddingOverHttp(op) }
    expect(nameOfHttp(await centre.call(token, op, tooLarge))).toBe('message.too-large')
  })

  test('H3, H6: before hello, and after a hello of another version', async () => {
    before = await standing()
    const socket = await connect(centre, token)
    expect(nameOf(await socket.ask(op, valid))).toBe('message.out-of-order')
    expect(nameOf(await socket.ask('hello', { ...hello, protocol: '0' }))).toBe('protocol.mismatch')
    expect(nameOf(await socket.ask(op, valid))).toBe('message.out-of-order')
    expect(await socket.ask('hello', hello)).toMatchObject({ ok: true })
    await works(socket)
    expect(await standing()).toEqual(before)
  })

  test(`H5: without the right “${right}”, and by nobody`, async () => {
    const others = everyRight.filter((each) => each !== right)
    const weak = await centre.token(...others)
    before = await standing()
    const socket = await connect(centre, weak)
    const greeting = await socket.ask('hello', hello)
    expect(greeting.ok).toBe(right !== 'read')
    expect(nameOfHttp(await centre.call(weak, op, valid))).toBe('auth.not-allowed')
    if (greeting.ok) expect(nameOf(await socket.ask(op, valid))).toBe('auth.not-allowed')
    const stranger = await connect(centre)
    expect(nameOf(await stranger.ask(op, valid))).toBe('auth.required')
    for (const wrong of [null, 'A'.repeat(43), provinceToken])
      expect(nameOfHttp(await centre.call(wrong, op, valid))).toBe('auth.required')
    expect(await standing()).toEqual(before)
  })

  if (hasField(valid, 'session')) {
    const aimed = () => ({ ...Object(valid), session, ...(hasField(valid, 'site') && { site: 'VN' }) })
    const own = ownBusiness[op]
    test('H4: a province can not do it to the program of the centre', async () => {
      before = await standing()
      const socket = await greeted(province, provinceToken)
      const refusal = own === undefined || own === 'done' ? 'session.not-in-control' : own
      if (own !== 'done') {
        expect(nameOf(await socket.ask(op, aimed()))).toBe(refusal)
        expect(nameOfHttp(await province.call(provinceToken, op, aimed()))).toBe(refusal)
        expect(await standing()).toEqual(before)
      } else {
        const programs = await programsOnAir()
        expect(await socket.ask(op, aimed())).toMatchObject({ ok: true })
        expect(await programsOnAir()).toEqual(programs)
      }
      await works(socket)
    })
  }
})

test('H3: hello twice', async () => {
  const socket = await greeted(centre, token)
  expect(nameOf(await socket.ask('hello', hello))).toBe('message.out-of-order')
  await works(socket)
})

test('H4: links of a site are the business of the node where it sits', async () => {
  before = await standing()
  for (const op of ['sites.issue-link', 'sites.revoke-links'])
    expect(nameOfHttp(await centre.call(token, op, { site: 'VN-25-07900' }))).toBe('session.not-in-control')
  for (const op of ['sites.issue-link', 'sites.revoke-links'])
    expect(nameOfHttp(await province.call(provinceToken, op, { site: 'VN-25-ZZZZZ' }))).toBe('site.unknown')
  // One that is not ours among others: none is made, and none ends.
  const mixed = (site: string) => ({ sites: ['VN', site], replace: true })
  for (const [site, name] of [
    ['VN-25-07900', 'session.not-in-control'],
    ['VN-25-ZZZZZ', 'site.unknown'],
  ] as const)
    expect(nameOfHttp(await centre.call(token, 'sites.issue-links', mixed(site)))).toBe(name)
  expect(await standing()).toEqual(before)
})

test('H5: nobody gives out a right that they do not hold', async () => {
  const clerk = await centre.token('tokens')
  const answer = await centre.call(clerk, 'tokens.issue', {
    name: 'mine',
    rights: ['display'],
    expiresAt: null,
  })
  expect(nameOfHttp(answer)).toBe('auth.not-allowed')
  for (const role of ['operator', 'viewer', 'chair'])
    expect(nameOfHttp(await centre.call(clerk, 'consoles.issue', { role }))).toBe('auth.not-allowed')
})

test('H1: operations that are none, among them names that every object has', async () => {
  const socket = await greeted(centre, token)
  const page = await province.room('VN-25-07900', await province.signIn('VN-25-07900'))
  sockets.push(page)
  await page.ask('hello', hello)
  for (const op of [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'session',
    'hello ',
  ]) {
    expect(nameOf(await socket.ask(op, {}))).toBe('message.unknown')
    expect(nameOf(await page.ask(op, {}))).toBe('message.unknown')
    page.send(JSON.stringify({ type: 'notice', op, body: {} }))
    expect(nameOf(await page.hear('refused'))).toBe('message.unknown')
    expect(nameOfHttp(await centre.call(token, encodeURIComponent(op), {}))).toBe('message.unknown')
  }
  await works(socket)
})

test('H5: a page of another origin can not use the cookie of a console', async () => {
  const { token: link } = await constellation
    .tier('VN')
    .control.sites.issueConsoleLink({ role: 'operator', nodeId: 'VN' })
  const { headers } = await exchange(`${centre.url}/c/${link}`)
  const cookie = (headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; ')
  const as = (origin: string) =>
    exchange(`${centre.url}/api/v1/sessions.list`, {
      method: 'POST',
      headers: { cookie, origin, 'content-type': 'application/json' },
      body: '{}',
    })
  expect((await as(centre.url)).status).toBe(200)
  for (const origin of ['http://evil.example', 'null', `${centre.url}.evil.example`])
    expect(nameOfHttp(await as(origin))).toBe('auth.required')
})

function hasField(body: unknown, field: string): boolean {
  return typeof body === 'object' && body !== null && field in body
}
