import { afterAll, beforeAll, expect, test } from 'vitest'
import { homeNode } from '#conference/sites'
import type { SiteId } from '#contract'
import type { LinkStatus } from '#contract/console'
import type { Measurement, Verdict } from '#contract/readiness'
import { createScope } from '#foundation/lifetime'
import { createLog } from '#foundation/log'
import { systemClock } from '#foundation/time'
import { type Constellation, startConstellation, threeTiers } from '#trials/constellation'
import { everyRight } from '#trials/hostile'
import { cast, loadSiteMedia } from '#trials/media'
import { releaseWebRtc, type SyntheticSite, startSyntheticSite } from '#trials/sites'
import { type Desk, openDesk, siteScene, take, until } from '#trials/stage'

const hoaBinh = 'VN-25-07900'
const [onAir, second] = ['VN-25-08872', 'VN-25-04795']
/** Pictures that a link carries each way: just the one that is on air. */
const places = 1

const scope = createScope()
let constellation: Constellation
let desks: Map<string, Desk>
let tested: SyntheticSite

beforeAll(async () => {
  const log = createLog({ name: 'story', level: 'error', pretty: true })
  scope.add(releaseWebRtc)
  constellation = await startConstellation(
    threeTiers({ storeOf: () => 'pglite:memory', budget: { in: places, out: places } }),
    log,
  )
  scope.add(constellation)
  desks = new Map()
  for (const node of ['VN', 'VN-25', 'VN-19']) {
    const { sites, url } = constellation.tier(node).control
    const { token } = await sites.issueAccessToken({ name: node, rights: everyRight, expiresAt: null })
    desks.set(node, openDesk(url, token))
  }
  const seat = async (site: SiteId, how: { receive: boolean; sends: boolean; tests: boolean }) => {
    const { url: link } = await deskOf(homeNode(site)).call<{ url: string }>('sites.issue-link', { site })
    const media = how.sends ? await loadSiteMedia(cast[0]?.site ?? 'VN') : null
    const entered = startSyntheticSite({
      ...{ link, media, receive: how.receive, log, clock: systemClock },
      ...(how.tests && { tests: {} }),
    })
    scope.add(entered)
    await entered.ready()
    return entered
  }
  await deskOf('VN').call('session.open', { title: 'Giao ban', chair: null })
  tested = await seat(hoaBinh, { receive: false, sends: false, tests: true })
  await seat(onAir, { receive: false, sends: true, tests: false })
  await seat(second, { receive: false, sends: true, tests: false })
  far = await seat('VN-19', { receive: true, sends: false, tests: false })
})
let far: SyntheticSite

afterAll(() => scope.close())

function deskOf(node: string): Desk {
  const found = desks.get(node)
  if (!found) throw new RangeError(`no desk at ${node}`)
  return found
}

const hostOf = (node: string) => constellation.tier(node).host.request('statistics', {})
const trialsAt = async (node: string) =>
  (await hostOf(node)).sources.map(({ source }) => source).filter((source) => /\/(test|echo)-/.test(source))
const linksOf = async (node: string) =>
  (await deskOf(node).call<{ links: LinkStatus[] }>('links.describe')).links

test('a commune’s own packets come back to it from its province and from the centre, and nothing stays', async () => {
  const { measured, verdict } = await tested.test()
  for (const tier of ['province', 'centre'] as const) {
    const { picture, sound, delayMs } = measured.loops[tier]
    process.stdout.write(
      `${tier}: ${picture.matchedCodes} frames, ${sound.matchedCodes} sound packets, ${delayMs} ms there and back\n`,
    )
    expect(picture.matchedCodes).toBeGreaterThan(20)
    expect(sound.matchedCodes).toBeGreaterThan(30)
    expect([picture.foreignCodes, picture.replayedCodes]).toEqual([0, 0])
    expect([sound.foreignCodes, sound.replayedCodes]).toEqual([0, 0])
    expect(picture.heightPx).toBe(720)
  }
  expect(verdict.directions).toMatchObject({
    province: { isSeen: 'proven', isHeard: 'proven', sees: 'proven', hears: 'proven' },
    centre: { isSeen: 'proven', isHeard: 'proven', sees: 'proven', hears: 'proven' },
  })
  for (const node of ['VN-25', 'VN', 'VN-19'])
    await until(
      `no test stays at ${node}`,
      () => trialsAt(node),
      (left) => left.length === 0,
    )
})

test('on a full link a test passes beside the program, which goes on; no other province gets it', async () => {
  await take(deskOf('VN'), siteScene('1+1', onAir, second))
  const shown = await until(
    'the picture on air is in the far province, the second is left out',
    async () => ({
      packets: far.stats().received.find(({ source }) => source === `${onAir}/camera`)?.packets ?? 0,
      refused: (await linksOf('VN-19')).flatMap(({ refused }) => refused.map(({ source }) => source)),
    }),
    ({ packets, refused }) => packets > 50 && refused.includes(`${second}/camera`),
  )
  const before = await linksOf('VN-25')
  const elsewhere: string[] = []
  const looking = setInterval(() => void trialsAt('VN-19').then((found) => elsewhere.push(...found)), 100)
  const began = far.stats().received
  const { measured } = await tested.test().finally(() => clearInterval(looking))
  expect(measured.loops.centre.picture.matchedCodes).toBeGreaterThan(20)
  expect(elsewhere).toEqual([])
  expect(await linksOf('VN-25')).toMatchObject(
    before.map(({ peer, sending, refused }) => ({ peer, sending, refused })),
  )
  const of = (received: typeof began) => received.find(({ source }) => source === `${onAir}/camera`)
  const [then, now] = [of(began), of(far.stats().received)]
  expect((now?.packets ?? 0) - (then?.packets ?? 0)).toBeGreaterThan(shown.answer.packets / 10)
  expect((now?.missed ?? 0) - (then?.missed ?? 0)).toBe(0)
  expect(far.stats().received.map(({ source }) => source)).toEqual([`${onAir}/camera`])
})

test('asked for by the centre, the site tests itself and the verdict comes up', async () => {
  const verdictAt = async (node: string) =>
    (await deskOf(node).call<{ verdict: Verdict }>('readiness.site', { site: hoaBinh })).verdict
  const before = await verdictAt('VN')
  await deskOf('VN').call('tests.ask', { site: hoaBinh, form: 'full' })
  const { answer } = await until(
    'the centre has a newer verdict',
    () => verdictAt('VN'),
    ({ measurement }) => measurement !== null && measurement !== before.measurement,
    { withinMs: 30_000 },
  )
  // Each tier looks at it again for its age.
  expect({ ...answer, at: 0 }).toEqual({ ...(await verdictAt('VN-25')), at: 0 })
  const { measurement } = await deskOf('VN-25').call<{ measurement: Measurement }>('readiness.site', {
    site: hoaBinh,
  })
  process.stdout.write(`asked by the centre: ${answer.grade}, ${JSON.stringify(measurement.legs)}\n`)
  expect(answer.directions.centre).toMatchObject({ isSeen: 'proven', isHeard: 'proven', sees: 'proven' })
})

test('while a line is cut the province still returns the test, and the centre returns nothing', async () => {
  constellation.hub.drop('VN')
  await until(
    'the province has lost the centre',
    async () => (await linksOf('VN-25')).map(({ presence }) => presence),
    (states) => states.includes('down'),
  )
  const { measured } = await tested.test()
  expect(measured.loops.province.picture.matchedCodes).toBeGreaterThan(20)
  expect(measured.loops.centre.picture).toMatchObject({ returned: false, matchedCodes: 0 })
  expect(measured.loops.centre.sound).toMatchObject({ returned: false, matchedCodes: 0 })
})
