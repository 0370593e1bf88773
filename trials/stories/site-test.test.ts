import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { SiteId } from '#contract'
import { createScope } from '#foundation/lifetime'
import { createLog } from '#foundation/log'
import { writeCamera, writeMicrophone } from '#trials/browser'
import { startConstellation, threeTiers } from '#trials/constellation'
import { everyRight } from '#trials/hostile'
import { type Desk, openDesk, openSiteUnderTest, type SiteUnderTest, type Tested } from '#trials/stage'
import {
  holdsTrack,
  holdTracks,
  inject,
  injectable,
  muteHeldTracks,
  otherPicture,
  setCovered,
  show,
} from './site-faults.ts'
import { unlessBusy } from './unless-busy.ts'

const scope = createScope()
/** Held back on the way, and what the sound is later than the picture, in milliseconds. */
const HOLD_MS = 150
const LATE_MS = 120
const TOLERANCE_MS = 40
const folder = mkdtempSync(join(tmpdir(), 'lienthong-test-'))
/** A site for each test: a browser that was closed leaves its seat waiting for it. */
let sites: SiteId[] = []
const opened: SiteUnderTest[] = []
let site: SiteId = ''
let desk: Desk
let good: { camera: string; microphone: string }

beforeAll(async () => {
  scope.add(() => rmSync(folder, { recursive: true, force: true }))
  const constellation = await startConstellation(
    threeTiers({ storeOf: () => 'pglite:memory' }),
    createLog({ name: 'story', level: 'error', pretty: true }),
  )
  scope.add(constellation)
  const { sites: access, url } = constellation.tier('VN-25').control
  const { token } = await access.issueAccessToken({ name: 'Trực', rights: everyRight, expiresAt: null })
  desk = openDesk(url, token)
  sites = access.registry.childrenOf('VN-25').map(({ id }) => id)
  good = { camera: writeCamera(folder, 'none'), microphone: writeMicrophone(folder, 'none') }
})
/** Closes what is open; the next page is that of another site. */
async function leave() {
  for (const { close } of opened.splice(0)) await close()
  site = sites.shift() ?? expect.fail('no site left')
}
beforeAll(leave)
afterEach(leave)
afterAll(() => scope.close())

const four = { sees: 'proven', hears: 'proven', isSeen: 'proven', isHeard: 'proven' }

async function open(devices: Partial<typeof good> | { camera: null } = {}, before?: () => void) {
  const page = await openSiteUnderTest(desk, site, { ...good, ...devices }, before)
  opened.push(page)
  return page
}
async function once(page: SiteUnderTest): Promise<Tested> {
  const tested = await page.test()
  const { verdict, measured, tookMs } = tested
  const found = verdict.findings.map(
    ({ code, actor, reading }) => `${code} (${actor}) ${reading?.value ?? ''}`,
  )
  process.stdout.write(`${verdict.grade} in ${Math.round(tookMs)} ms: ${found.join('; ')}\n`)
  if (process.env.SHOW) process.stdout.write(`${JSON.stringify(measured, null, 1)}\n`)
  return tested
}

/** What is found first, and who acts on it. */
const first = ({ verdict }: Tested) => {
  const [finding] = verdict.findings
  return { grade: verdict.grade, code: finding?.code, actor: finding?.actor }
}

test('a good site: Tốt, 4 of 4 directions at the province and at the centre, in less than 30 s', async () => {
  await unlessBusy(async () => {
    const { verdict, tookMs } = await once(await open())
    expect(tookMs).toBeLessThan(30_000)
    expect(verdict.directions).toEqual({ province: four, centre: four })
    expect(verdict.grade).toBe('good')
  }, leave)
})

test('delay and lip-sync are those that are injected', { timeout: 180_000 }, () =>
  unlessBusy(async () => {
    const page = await open({}, injectable)
    const plain = await once(page)
    await page.page.keyboard.press('Escape')
    await page.page.evaluate(inject, { holdMs: HOLD_MS, lateMs: LATE_MS })
    const injected = await once(page)
    for (const tier of ['province', 'centre'] as const) {
      const [before, after] = [plain.measured.loops[tier], injected.measured.loops[tier]]
      const delayMs = (after.delayMs ?? 0) - (before.delayMs ?? 0)
      const skewMs = (after.skewMs ?? 0) - (before.skewMs ?? 0)
      process.stdout.write(`${tier}: delay +${Math.round(delayMs)} ms, lip-sync +${Math.round(skewMs)} ms\n`)
      expect(Math.abs(delayMs - HOLD_MS)).toBeLessThan(TOLERANCE_MS)
      expect(Math.abs(skewMs - LATE_MS)).toBeLessThan(TOLERANCE_MS)
    }
  }, leave),
)

const cameraFaults = [
  ['no camera', () => null, 'camera.absent'],
  ['a black camera', () => writeCamera(folder, 'black'), 'camera.black'],
  ['a frozen camera', () => writeCamera(folder, 'frozen'), 'camera.frozen'],
] as const
for (const [name, camera, code] of cameraFaults)
  test(`${name}: named, and the site acts`, async () => {
    const tested = await once(await open({ camera: camera() }))
    expect(first(tested)).toEqual({ grade: 'fail', code, actor: 'site' })
    expect(tested.verdict.directions.province).toEqual({ ...four, isSeen: 'failed' })
  })

for (const [fault, code] of [
  ['silent', 'microphone.silent'],
  ['clipping', 'microphone.clipping'],
] as const)
  test(`a ${fault} microphone: named, and the site acts`, async () => {
    const tested = await once(await open({ microphone: writeMicrophone(folder, fault) }))
    expect(first(tested)).toEqual({ grade: 'fail', code, actor: 'site' })
  })

test('a muted page: named, and the site acts', async () => {
  const page = await open({}, holdTracks)
  await page.page.waitForFunction(holdsTrack)
  await page.page.evaluate(muteHeldTracks)
  const tested = await once(page)
  expect(first(tested)).toEqual({ grade: 'fail', code: 'microphone.muted', actor: 'site' })
  expect(tested.verdict.directions.centre).toEqual({ ...four, isHeard: 'failed' })
})

test('a page in the background: named, and the site acts', async () => {
  const page = await open()
  setTimeout(() => void page.page.evaluate(setCovered, true), 4000)
  const tested = await once(page)
  expect(first(tested)).toEqual({ grade: 'fail', code: 'page.hidden', actor: 'site' })
})

test('a replay of this test, and the code of another one, are not accepted', async () => {
  const page = await open({}, otherPicture)
  await page.page.evaluate(show, 'replayed' as const)
  const replayed = await once(page)
  expect(first(replayed)).toMatchObject({ grade: 'fail', code: 'code.replayed' })
  await page.page.keyboard.press('Escape')
  await page.page.evaluate(show, 'foreign' as const)
  const foreign = await once(page)
  expect(first(foreign)).toMatchObject({ grade: 'fail', code: 'code.foreign' })
  expect(foreign.verdict.directions.province).toMatchObject({ sees: 'failed' })
})
