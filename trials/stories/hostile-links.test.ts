import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createMediaHost, serveMediaHost } from '#conference/media'
import { PROTOCOL_VERSION, type SiteId } from '#contract'
import { mediaRequests } from '#contract/media'
import { uplinkNotices, uplinkRequests, uplinkStates } from '#contract/uplink'
import { createScope } from '#foundation/lifetime'
import { createInProcessHub, type Link } from '#foundation/link'
import { silentLog } from '#foundation/log'
import { systemClock } from '#foundation/time'
import { type Constellation, type Tier, threeTiers } from '#trials/constellation'
import { doorsOf, everyRight, nameOfLink, samplesOf, startLoneProvince, startTwoTiers } from '#trials/hostile'
import { openDesk, until } from '#trials/stage'
import { mediaOptionsOf } from '../../apps/node/start.ts'

const scope = createScope()
/** Centre with Phú Thọ; the test is Thái Nguyên. And Phú Thọ alone; the test is its centre. */
let tree: Constellation
let lone: Constellation
let thaiNguyen: Link
let centre: Link
/** On both hubs a peer that is nobody's neighbour. */
let strangers: Link[]
let media: Link
let mediaStranger: Link
let session: string
let before: unknown

const version = PROTOCOL_VERSION
const goesUp = new Set([
  'session.command',
  'readiness.pass',
  'pipe.read',
  'calendar.answers',
  'participation.course',
])
const goesDown = new Set([
  'incident.command',
  'test.ask',
  'quality.read',
  'calendar.pass',
  'participation.sites',
])
let revision = 0
const state = (whole: unknown) => ({ epoch: 'hostile', revision: ++revision, state: whole })
const standing = async () => {
  const { control, host } = tree.tier('VN')
  const { pipes, seats } = await host.request('describe', {})
  return { sessions: control.node.sessions(), roster: control.node.roster(), pipes, seats }
}

beforeAll(async () => {
  ;[tree, lone] = await Promise.all([startTwoTiers(), startLoneProvince()])
  scope.add(() => tree.close())
  scope.add(() => lone.close())
  thaiNguyen = tree.hub.join('VN-19', { version })
  centre = lone.hub.join('VN', { version })
  strangers = [tree, lone].map(({ hub }) => hub.join('VN-31', { version }))

  const hub = createInProcessHub()
  const [config] = threeTiers({ storeOf: () => 'pglite:memory' })
  if (!config) throw new Error('no tiers')
  const host = scope.add(
    await createMediaHost({ ...mediaOptionsOf(config), clock: systemClock, log: silentLog }),
  )
  scope.add(serveMediaHost(host, hub.join('host', { version }), { control: 'control' }))
  media = hub.join('control', { version })
  mediaStranger = hub.join('stranger', { version })

  const doors = doorsOf(tree, 'VN')
  const desk = openDesk(doors.url, await doors.token(...everyRight))
  ;({ session } = await desk.call<{ session: string }>('session.open', { title: 'Phiên họp', chair: 'VN' }))
  await until(
    'the pipe with Phú Thọ is joined',
    standing,
    ({ pipes }) => pipes.length === 1 && pipes.every(({ joined }) => joined),
  )
  before = await standing()
}, 60_000)
afterEach(async () => expect(await standing()).toEqual(before))
afterAll(() => scope.close())

describe.each(Object.keys(uplinkStates))('a neighbour’s %s', (name) => {
  test('H1, H6: in another form, from the tier below and from the tier above', async () => {
    const { valid, invalid } = samplesOf('uplink', name)
    // Sessions and previews only come down.
    const isFromAbove = name === 'sessions' || name === 'previews'
    const fromBelow = isFromAbove ? 'no-handler' : 'message.malformed'
    for (const whole of invalid) {
      expect(await nameOfLink(thaiNguyen.request('VN', name, state(whole)))).toBe(fromBelow)
      expect(await nameOfLink(centre.request('VN-25', name, state(whole)))).toBe('message.malformed')
    }
    for (const [index, stranger] of strangers.entries())
      expect(await nameOfLink(stranger.request(index === 0 ? 'VN' : 'VN-25', name, state(valid)))).toBe(
        'no-handler',
      )
  })
})

describe.each(Object.keys(uplinkRequests))('a neighbour asks %s', (op) => {
  const { valid, invalid } = samplesOf('uplink', op)
  test('H1, H6: in another form', async () => {
    for (const body of invalid) {
      const names = [
        await nameOfLink(thaiNguyen.request('VN', op, body)),
        await nameOfLink(centre.request('VN-25', op, body)),
      ]
      if (goesUp.has(op)) expect(names).toEqual(['message.malformed', 'no-handler'])
      else if (goesDown.has(op)) expect(names).toEqual(['no-handler', 'message.malformed'])
      else expect(names).toEqual(['message.malformed', 'message.malformed'])
    }
  })
  test('H4: by a peer that is nobody’s neighbour', async () => {
    for (const [index, stranger] of strangers.entries()) {
      const name = await nameOfLink(stranger.request(index === 0 ? 'VN' : 'VN-25', op, valid))
      expect(['no-handler', 'seat.foreign']).toContain(name)
    }
  })
})

test('H4: what a neighbour tells the whole world is believed from a neighbour only', async () => {
  for (const op of Object.keys(uplinkNotices))
    for (const body of [samplesOf('uplink', op).valid, ...samplesOf('uplink', op).invalid]) {
      strangers[0]?.publish('VN', op, body)
      thaiNguyen.publish('VN', op, body)
    }
  await tree.hub.settled()
})

describe('a province commands', () => {
  const command = (op: string, body: unknown) =>
    nameOfLink(thaiNguyen.request('VN', 'session.command', { op, body, by: 'Thái Nguyên' }))
  const scene = { layout: 'full', slots: [{ kind: 'site', site: 'VN-19-05710' }] }

  test('H4: the program of the centre, and microphones of others', async () => {
    expect(await command('session.take', { session, seen: 0, scene })).toBe('session.not-in-control')
    expect(await command('floor.close-all', { session })).toBe('session.not-in-control')
    for (const op of ['floor.open', 'floor.close'])
      for (const site of ['VN', 'VN-25', 'VN-25-07900'])
        expect(await command(op, { session, site })).toBe('session.not-in-control')
    expect(await command('floor.open', { session: 'none', site: 'VN-19-05710' })).toBe('session.unknown')
  })
  test('H1: in another form, and what no session understands', async () => {
    for (const body of samplesOf('console', 'session.take').invalid)
      expect(await command('session.take', body)).toBe('message.malformed')
    expect(await command('tokens.issue', { name: 'mine', rights: ['tokens'], expiresAt: null })).toBe(
      'message.unknown',
    )
    for (const op of ['__proto__', 'constructor', '']) expect(await command(op, {})).toBe('message.malformed')
  })
})

describe('a neighbour claims what is not its own', () => {
  const [row] = uplinkStates.roster.parse(samplesOf('uplink', 'roster').valid).sites
  const [flow] = uplinkStates.offers.parse(samplesOf('uplink', 'offers').valid).offers
  const tellRoster = (...sites: SiteId[]) =>
    thaiNguyen.request('VN', 'roster', state({ sites: sites.map((site) => ({ ...row, site })) }))
  const offering = (pipe: string, ...sites: SiteId[]) =>
    state({
      offers: sites.map((site) => ({ ...flow, source: `${site}/camera`, kind: 'camera', pipe, flow: site })),
      refused: [],
    })
  const received = async ({ host }: Tier, pipe: string) =>
    (await host.request('pipe.describe', { pipe })).receiving.map(({ source }) => source)

  test('H4: sites of others in its roster are left out', async () => {
    await tellRoster('VN', 'VN-25', 'VN-25-07900', 'VN-19-05710')
    const known = () =>
      tree
        .tier('VN')
        .control.node.roster()
        .map(({ site }) => site)
    await until('its own site is taken', known, (sites) => sites.includes('VN-19-05710'))
    expect(known()).toEqual(['VN-19-05710'])
    await tellRoster()
  })

  test('H4: proofs of the sites of others are left out', async () => {
    const { sites } = uplinkRequests['readiness.pass'].body.parse(samplesOf('uplink', 'readiness.pass').valid)
    const about = (site: SiteId) => sites.map((each) => ({ ...each, verdict: { ...each.verdict, site } }))
    const told = ['VN', 'VN-25', 'VN-25-07900', 'VN-19-05710'].flatMap(about)
    await thaiNguyen.request('VN', 'readiness.pass', { sites: told })
    const { answer } = await until(
      'its own is taken',
      () => tree.tier('VN').control.node.readiness.board().sites,
      (now) => now.some(({ site, provedAt: at }) => site === 'VN-19-05710' && at !== null),
    )
    expect(answer.flatMap(({ site, provedAt }) => (provedAt === null ? [] : [site]))).toEqual(['VN-19-05710'])
  })

  test('H4: pictures of others in its offers are left out', async () => {
    const province = lone.tier('VN-25')
    const { end } = uplinkRequests['pipe.open'].body.parse(samplesOf('uplink', 'pipe.open').valid)
    await centre.request('VN-25', 'pipe.open', { pipe: 'VN-25', end })
    await centre.request('VN-25', 'offers', offering('VN-25', 'VN-25', 'VN-25-07900', 'VN-19-05710'))
    const taken = await until(
      'the foreign one is taken',
      () => received(province, 'VN-25'),
      (all) => all.length > 0,
    )
    expect(taken.answer).toEqual(['VN-19-05710/camera'])
  })
})

describe.each(Object.keys(mediaRequests))('a media host is asked %s', (op) => {
  const { valid, invalid } = samplesOf('media', op)
  test('H1, H6: in another form', async () => {
    for (const body of invalid)
      expect(await nameOfLink(media.request('host', `media.${op}`, body))).toBe('message.malformed')
    expect(await nameOfLink(media.request('host', 'media.describe', {}))).toMatch(/^answered/)
  })
  test('H4: by another than its control process', async () => {
    expect(await nameOfLink(mediaStranger.request('host', `media.${op}`, valid))).toBe('no-handler')
    expect(await nameOfLink(thaiNguyen.request('VN_media', `media.${op}`, valid))).toBe('no-handler')
  })
  test('H3, H6: about seats and pipes that are not there', async () => {
    const name = await nameOfLink(media.request('host', `media.${op}`, valid))
    expect(name).toMatch(/^(answered|seat\.none|media\.rejected)/)
    expect(await nameOfLink(media.request('host', 'media.describe', {}))).toMatch(/^answered/)
  })
})
