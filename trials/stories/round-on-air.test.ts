import { loadavg } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SiteId, sourceOf } from '#contract'
import type { RoundState } from '#contract/console'
import type { Measurement, RoundSite } from '#contract/readiness'
import { createScope } from '#foundation/lifetime'
import { createLog } from '#foundation/log'
import { systemClock } from '#foundation/time'
import { type FrameProbe, patterns, probeFrames, type RoomPage } from '#trials/browser'
import { type Constellation, startConstellation, threeTiers } from '#trials/constellation'
import { everyRight } from '#trials/hostile'
import { releaseWebRtc, startSyntheticSite, type TestManner } from '#trials/sites'
import { type Desk, openDesk, openMicrophone, seat, sessionAt, siteScene, take, until } from '#trials/stage'

const onAir = 'VN-25-07900'
const watching = 'VN-19-05710'
const camera = sourceOf(onAir, 'camera')
const others = 20
/** Longer than this the person who watches sees the picture stand. */
const GAP_MS = 200
/** How long the picture is watched before the round, to know what this machine can do at all. */
const BEFORE_MS = 5000
/** Two cores carry the tests of so many beside two browsers, when the synthetic sites send little. */
const readiness = { atMost: 4 }
const manner: TestManner = { lookMs: 3000, patienceMs: 6000, mostKbps: 150 }

const scope = createScope()
let constellation: Constellation
let centre: Desk
let province: Desk
let watcher: RoomPage
let probe: FrameProbe
let sites: SiteId[] = []

async function deskOf(node: string): Promise<Desk> {
  const { sites: access, url } = constellation.tier(node).control
  const { token } = await access.issueAccessToken({ name: 'Trực', rights: everyRight, expiresAt: null })
  return openDesk(url, token)
}

beforeAll(async () => {
  scope.add(releaseWebRtc)
  const log = createLog({ name: 'story', level: 'error', pretty: true })
  const configs = threeTiers({ storeOf: () => 'pglite:memory' })
  constellation = scope.add(
    await startConstellation(
      configs.map((config) => ({ ...config, readiness: { ...config.readiness, ...readiness } })),
      log,
    ),
  )
  ;[centre, province] = [await deskOf('VN'), await deskOf('VN-25')]
  const { registry } = constellation.tier('VN-25').control.sites
  const communes = registry.childrenOf('VN-25').map(({ id }) => id)
  const tested = communes.filter((site) => site !== onAir).slice(0, others)
  sites = [onAir, ...tested]
  const entered = await Promise.all(
    tested.map(async (site) => {
      const { url: link } = await province.call<{ url: string }>('sites.issue-link', { site })
      const options = { link, media: null, receive: false, tests: manner, log, clock: systemClock }
      return scope.add(startSyntheticSite(options))
    }),
  )
  await Promise.all(entered.map((each) => each.ready()))
  await centre.call('session.open', { title: 'Giao ban', chair: null })
  scope.add(await seat(province, onAir, patterns.red))
  watcher = scope.add(await seat(await deskOf('VN-19'), watching, patterns.blue))
  probe = await probeFrames(watcher.page)
}, 180_000)
afterAll(() => scope.close())

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
const now = () => watcher.page.evaluate(() => performance.timeOrigin + performance.now())
const roundNow = async (id: string) => {
  const { rounds } = await province.call<{ rounds: RoundState[] }>('rounds.list')
  return rounds.find(({ round }) => round.id === id)?.round ?? expect.fail('the round is lost')
}
const isUnderWay = ({ state }: RoundSite) => state === 'waiting' || state === 'late' || state === 'running'
/** What the watching page was told of the meeting, and since when it shows what it shows. */
const meeting = async () => {
  const { told, slots, order } = await watcher.state()
  return { told, slots, order, session: await sessionAt(centre) }
}
/** Its beeps are the loudest that is heard: browsers raise them with time, until what Opus adds is above silence. */
const seenAndHeard = () =>
  until(
    'the site on air is seen and heard',
    async () => `${await watcher.sees(camera)} ${(await watcher.hears())[0]}`,
    (answer) => answer === 'red red',
    { withinMs: 60_000 },
  )

test('K26, K27, N61: a round over 20 sites and the one on air: the page that watches it sees no picture stand, nothing of the meeting changes, and the site on air is tested when it is not needed any more', {
  timeout: 300_000,
  retry: 2,
}, async () => {
  await take(centre, siteScene('full', onAir))
  await openMicrophone(centre, onAir)
  await seenAndHeard()
  // Where other work lets pictures stand without any test, nothing is learned of tests.
  const before = await until(
    'the picture moves evenly without a round',
    async () => {
      const from = await now()
      await wait(BEFORE_MS)
      return probe.longestGap(camera, from, await now())
    },
    (gapMs) => gapMs <= GAP_MS,
    { withinMs: 90_000 },
  )
  const was = await meeting()
  const from = await now()
  const { round: id } = await province.call<{ round: string }>('rounds.open', {
    ...{ title: 'Trong phiên', form: 'full', sites },
  })
  const { answer: ended, tookMs } = await until(
    'everybody is tested who is not on air',
    () => roundNow(id),
    (round) => !round.sites.some((each) => each.site !== onAir && isUnderWay(each)),
    { withinMs: 150_000, everyMs: 500 },
  )
  const gapMs = await probe.longestGap(camera, from, await now())
  const failed = ended.sites.flatMap((each) => (each.state === 'failed' ? [`${each.site} ${each.code}`] : []))
  process.stdout.write(
    `longest time without a new frame: ${Math.round(before.answer)} ms in ${BEFORE_MS / 1000} s before, ` +
      `${Math.round(gapMs)} ms in ${Math.round(tookMs / 1000)} s of the round; load ${loadavg()[0]?.toFixed(1)}; ` +
      `failed: ${failed.join(', ') || 'none'}\n`,
  )
  expect(await meeting()).toEqual(was)
  await seenAndHeard()
  expect(ended.sites.filter(({ state }) => state === 'absent')).toEqual([])
  expect(gapMs).toBeLessThanOrEqual(GAP_MS)
  expect(ended.sites.find(({ site }) => site === onAir)).toMatchObject({ state: 'waiting', tests: 0 })

  await take(centre, siteScene('full', null))
  await centre.call('floor.close', { session: was.session.id, site: onAir })
  await until(
    'it is tested as well',
    () => roundNow(id),
    (round) => !round.sites.some(isUnderWay),
    { withinMs: 60_000, everyMs: 500 },
  )
  const { measurement } = await province.call<{ measurement: Measurement }>('readiness.site', { site: onAir })
  expect(measurement).toMatchObject({ site: onAir, asked: 'round', by: 'Trong phiên' })
  for (const tier of ['province', 'centre'] as const)
    expect(measurement.loops[tier].picture.matchedCodes).toBeGreaterThan(0)
  await province.call('rounds.close', { round: id })
})
