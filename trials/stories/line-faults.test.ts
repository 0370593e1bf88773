import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { SiteId } from '#contract'
import type { Finding, Grade, Verdict } from '#contract/readiness'
import { createScope } from '#foundation/lifetime'
import { createLog } from '#foundation/log'
import { writeCamera, writeMicrophone } from '#trials/browser'
import { type FaultyTiers, type InjectedFault, lineFaults, startFaultyTiers } from '#trials/faults'
import { everyRight } from '#trials/hostile'
import { type Desk, openDesk, openSiteUnderTest, type SiteUnderTest } from '#trials/stage'
import { unlessBusy } from './unless-busy.ts'

const scope = createScope()
const folder = mkdtempSync(join(tmpdir(), 'lienthong-faults-'))
/** A site for each fault: a browser that was closed leaves its seat waiting for it. */
let sites: SiteId[] = []
const isReady = (grade: Grade) => grade === 'good' || grade === 'acceptable'
const isFailing = (finding: Finding | undefined) =>
  finding?.severity === 'fail' || finding?.severity === 'critical'
let tiers: FaultyTiers
let desk: Desk
let devices: { camera: string; microphone: string }
let page: SiteUnderTest | undefined
/** What each test was graded, by the name of what was injected. */
const graded: { name: string; grade: Grade }[] = []

beforeAll(async () => {
  scope.add(() => rmSync(folder, { recursive: true, force: true }))
  tiers = scope.add(await startFaultyTiers(createLog({ name: 'story', level: 'error', pretty: true })))
  const { sites: known, url } = tiers.constellation.tier('VN-25').control
  const { token } = await known.issueAccessToken({ name: 'story', rights: everyRight, expiresAt: null })
  desk = openDesk(url, token)
  sites = known.registry.childrenOf('VN-25').map(({ id }) => id)
  devices = { camera: writeCamera(folder, 'none'), microphone: writeMicrophone(folder, 'none') }
})
async function leave() {
  await page?.close()
  page = undefined
}
afterEach(leave)
afterAll(() => scope.close())

/** The verdict, and what it was made of: said with every failure, since no second run is like the first. */
async function judged(
  fault: Pick<InjectedFault, 'name' | 'line' | 'uplink'>,
): Promise<Verdict & { of: string }> {
  const site = sites.shift() ?? expect.fail('no site left')
  tiers.prepare(site, fault)
  page = await openSiteUnderTest(desk, site, devices)
  const heal = tiers.inject(fault)
  const { verdict, measured, tookMs } = await page.test()
  heal()
  graded.push({ name: fault.name, grade: verdict.grade })
  const found = verdict.findings.map(
    ({ code, place, actor, severity, reading, cause }) =>
      `${severity} ${code} at ${place} (${actor}) ${reading?.value.toFixed(3) ?? (severity === 'missing' ? cause.en : '')}`,
  )
  const said = `${verdict.grade} in ${Math.round(tookMs)} ms: ${found.join('; ')}`
  console.info(`${fault.name}: ${said}`)
  return { ...verdict, of: `${said}; ${JSON.stringify(measured.loops)}` }
}

test('over a sound line both tiers are proven and no line is to blame', () =>
  unlessBusy(async () => {
    const { directions, findings, of } = await judged({ name: 'no fault' })
    const four = { sees: 'proven', hears: 'proven', isSeen: 'proven', isHeard: 'proven' }
    expect(directions, of).toEqual({ province: four, centre: four })
    const ofLines = findings.filter(({ code }) =>
      ['loss.high', 'rtt.high', 'capacity.low', 'jitter.high'].includes(code),
    )
    expect(ofLines.filter(isFailing), of).toEqual([])
  }, leave))

test.for(lineFaults)('$name is named, with who acts', (fault) =>
  unlessBusy(async () => {
    const { findings, directions, grade, of } = await judged(fault)
    const [named] = findings.filter(({ code, place }) => code === fault.code && fault.places.includes(place))
    expect(named, of).toMatchObject({ actor: fault.actor })
    if (!fault.isReady) expect(isFailing(named), of).toBe(true)
    for (const tier of ['province', 'centre'] as const) {
      const wanted = fault.directions[tier]
      if (wanted) expect(directions[tier], of).toEqual(wanted)
    }
    expect(isReady(grade), of).toBe(fault.isReady)
    // The first who is sent for is who can mend it. What a busy machine does to camera and page is not of the line.
    const mends = findings.filter(
      (each) => isFailing(each) && each.place !== 'device' && each.place !== 'page',
    )
    if (!fault.isReady) expect(mends[0]?.actor, of).toBe(fault.actor)
  }, leave),
)

test('no site with a fault was taken for ready, in none of the tests', () => {
  const unready = lineFaults.filter(({ isReady: may }) => !may).map(({ name }) => name)
  expect(unready.filter((name) => !graded.some((each) => each.name === name))).toEqual([])
  expect(graded.filter(({ name, grade }) => unready.includes(name) && isReady(grade))).toEqual([])
})
