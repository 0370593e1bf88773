import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SiteId } from '#contract'
import type { PageMeasured } from '#contract/readiness'
import { createScope } from '#foundation/lifetime'
import { createLog } from '#foundation/log'
import { systemClock } from '#foundation/time'
import { type ConsolePage, launchBrowser, openConsole } from '#trials/browser'
import { type Constellation, startConstellation, threeTiers } from '#trials/constellation'
import { releaseWebRtc, type SyntheticSite, startSyntheticSite } from '#trials/sites'
import { until } from '#trials/stage'
import { freePort } from './console-stage.ts'

/** The three communes of Phú Thọ with “Miếu” in their names: a good one, one whose microphone is silent, an absent one. */
const [thanhMieu, voMieu, vanMieu] = ['VN-25-07909', 'VN-25-08584', 'VN-25-08611']
const vietTri = 'VN-25-07900'
/** Whom to call at the absent one; a number that nobody has. */
const phone = '0210 000 1611'
/** Tests of a loaded machine take their time. */
const patient = { withinMs: 90_000 }

const scope = createScope()
let constellation: Constellation
let console25: ConsolePage
let silenced: SyntheticSite

const log = createLog({ name: 'story', level: 'error', pretty: true })
/** A room without people that makes the tests that it is asked for, and says of itself what `alter` makes of them. */
async function seat(site: SiteId, alter = (measured: PageMeasured) => measured): Promise<SyntheticSite> {
  const { sites, url } = constellation.tier('VN-25').control
  const link = `${url}/r/${(await sites.issueLink(site)).token}`
  const tests = { alter, lookMs: 3500 }
  const entered = startSyntheticSite({ link, media: null, receive: false, tests, log, clock: systemClock })
  scope.add(entered)
  await entered.ready()
  return entered
}

beforeAll(async () => {
  scope.add(releaseWebRtc)
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-rounds-'))
  scope.add(() => rmSync(folder, { recursive: true, force: true }))
  // The province can be started again under the same address, with what it has kept.
  const port = await freePort()
  const tiers = threeTiers({
    storeOf: (node) => (node === 'VN-25' ? `pglite:${join(folder, node)}` : 'pglite:memory'),
    portOf: (node) => (node === 'VN-25' ? port : 0),
  })
  const configs = tiers.map((config) => ({
    ...config,
    readiness: { ...config.readiness, phones: { [vanMieu]: phone } },
  }))
  constellation = await startConstellation(configs, log)
  scope.add(constellation)
  await seat(thanhMieu)
  silenced = await seat(voMieu, (measured) => ({
    ...measured,
    microphone: { ...measured.microphone, state: 'silent', levelDbov: -78 },
  }))
  const browser = await launchBrowser({ pattern: null })
  scope.add(() => browser.close())
  const { sites, url } = constellation.tier('VN-25').control
  const { token } = await sites.issueConsoleLink({ role: 'operator', nodeId: 'VN-25' })
  console25 = await openConsole({ browser, link: `${url}/c/${token}` })
}, 240_000)
afterAll(() => scope.close())

const page = (): Page => console25.page
/** How many sites of the round are in this state, as its card says. */
const countIn = async (state: string): Promise<number> => {
  const shown = page().locator(`[data-progress] [data-part="${state}"]`)
  return Number((await shown.evaluateAll((all) => all.map((each) => each.dataset.count)))[0] ?? 0)
}
const rowOf = (part: string, site: SiteId) => page().locator(`[data-part="${part}"] [data-site="${site}"]`)
const gradeOn = (site: SiteId) => console25.tile(site).locator('[data-grade]').getAttribute('data-grade')

async function result() {
  const text = async (part: string, site: SiteId) =>
    (await rowOf(part, site).innerText()).replaceAll('\n', ' ')
  return {
    counts: await Promise.all(['proven', 'failed', 'running', 'waiting', 'absent'].map(countIn)),
    failed: await text('failed', voMieu),
    absent: await text('absent', vanMieu),
  }
}

/** The page is loaded anew: it knows nothing but what the node tells. */
async function readAgain(): Promise<void> {
  await page().reload()
  await rowOf('failed', voMieu).waitFor()
  await rowOf('absent', vanMieu).getByText(phone).waitFor()
}

test('R67, R68, R69: a round over what the wall shows is opened by key, goes on, names who failed and who is absent, and is the same after a reload and after a restart of the node', async () => {
  await page().keyboard.press('/')
  await page().keyboard.type('mieu')
  await page().keyboard.press('Enter')
  await page().keyboard.press('Alt+6')
  await page().getByRole('textbox', { name: 'Tên đợt' }).fill('Trước giao ban')
  await page().getByRole('combobox', { name: 'Kiểm thử ai' }).click()
  await page().getByRole('option', { name: '3 điểm cầu đang lọc trên tường' }).click()
  await page().getByRole('textbox', { name: 'Tên đợt' }).press('Enter')
  await page()
    .getByRole('button', { name: /^Trước giao ban/ })
    .waitFor()
  await until(
    'a test is under way',
    () => countIn('running'),
    (count) => count > 0,
    patient,
  )
  await until(
    'the round says what its tests take of the lines',
    () => page().locator('[data-links] li').count(),
    (count) => count > 0,
    patient,
  )
  await until(
    'nobody waits any more',
    async () => (await countIn('running')) + (await countIn('waiting')),
    (count) => count === 0,
    patient,
  )
  const found = await result()
  expect(found.counts).toEqual([1, 1, 0, 0, 1])
  expect(found.failed).toContain('Micro không có tiếng')
  expect(found.failed).toContain('Xử lý: Điểm cầu')
  expect(found.absent).toContain('Xã Văn Miếu')
  expect(found.absent).toContain(`ĐT ${phone}`)
  await until(
    'the wall says how the tests ended',
    async () => [await gradeOn(thanhMieu), await gradeOn(voMieu)].join(),
    (grades) => /^(good|acceptable),fail$/.test(grades),
  )
  expect(await gradeOn(vanMieu)).toBe('untested')

  await readAgain()
  expect(await result()).toEqual(found)

  const province = constellation.tier('VN-25')
  await province.crashControl()
  const away = page().locator('[data-stale="true"]')
  await away.waitFor()
  await province.startControl()
  await away.waitFor({ state: 'detached' })
  await readAgain()
  expect(await result()).toEqual(found)
})

test('R70: the failed test is an incident that waits on the tab; answered and called fixed it is over when a test shows it', async () => {
  const tab = page().getByRole('tab', { name: /^Kiểm thử/ })
  expect(await tab.innerText()).toMatch(/Kiểm thử\s*1/)
  await page().getByText('Sự cố (1)').click()
  const incident = page().locator('[data-incident]')
  await incident.getByRole('button', { name: 'Nhận xử lý' }).click()
  await until(
    'it is answered',
    () => incident.getAttribute('data-state'),
    (state) => state === 'answered',
  )
  expect(await tab.innerText()).not.toMatch(/1/)
  await incident.getByRole('button', { name: 'Đã sửa…' }).click()
  await page()
    .getByRole('textbox', { name: /Đã làm gì/ })
    .fill('Đã bật công tắc micro')
  await page().keyboard.press('Enter')
  await until(
    'it is called fixed',
    () => incident.getAttribute('data-state'),
    (state) => state === 'fixed',
  )
  expect(await incident.innerText()).toContain('Đã bật công tắc micro')

  await silenced.close()
  await seat(voMieu)
  await page().getByText('Đợt kiểm thử', { exact: true }).click()
  await page()
    .getByRole('button', { name: /^Thử lại .*Võ Miếu$/ })
    .click()
  await until(
    'the second test proves it',
    () => countIn('proven'),
    (count) => count === 2,
    patient,
  )
  await page().getByText('Sự cố', { exact: true }).click()
  await until(
    'nothing is open',
    () => page().locator('[data-incident]').count(),
    (count) => count === 0,
  )
})

test('R69: who was absent is tested when it comes, and a closed round keeps its result among the earlier ones', async () => {
  await page().getByText('Đợt kiểm thử', { exact: true }).click()
  await seat(vanMieu)
  await until(
    'all three are proven',
    () => countIn('proven'),
    (count) => count === 3,
    patient,
  )
  await page()
    .getByText(/^Trước giao ban: xong\. 3 sẵn sàng/)
    .waitFor()
  await page().getByRole('button', { name: 'Kết thúc', exact: true }).click()
  await page().getByText('Các đợt trước').waitFor()
  await page().reload()
  await page().getByText('Các đợt trước').waitFor()
  const round = page().getByRole('button', { name: /^Trước giao ban/ })
  expect(await round.innerText()).toContain('3/3 sẵn sàng')
})

test('R66: U asks a site for a test; its panel then has it, and everything found is one key away', async () => {
  await seat(vietTri)
  await page().keyboard.press('f')
  await page().locator(`[id="wall-${vietTri}"][data-state="connected"]`).click()
  await page().keyboard.press('u')
  const history = page().locator('[data-history]')
  await until(
    'it was tested',
    () => history.count(),
    (count) => count > 0,
    patient,
  )
  expect(await history.getAttribute('data-history')).toBe('1')
  await page().keyboard.press('Shift+U')
  const file = page().locator(`[data-file="${vietTri}"]`)
  await file.waitFor()
  for (const tier of ['province', 'centre'])
    expect(await file.locator(`[data-tier="${tier}"] [data-way="proven"]`).count()).toBe(4)
  await page().keyboard.press('Escape')
  await file.waitFor({ state: 'detached' })
})
