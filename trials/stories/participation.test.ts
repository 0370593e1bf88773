import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReplyOf } from '#contract'
import type { ConsoleOperations } from '#contract/console'
import { createScope } from '#foundation/lifetime'
import { createLog, silentLog } from '#foundation/log'
import { systemClock } from '#foundation/time'
import { launchBrowser, openConsole } from '#trials/browser'
import { type Constellation, startConstellation, threeTiers } from '#trials/constellation'
import { everyRight } from '#trials/hostile'
import { releaseWebRtc, startSyntheticSite } from '#trials/sites'
import { type Desk, openDesk, siteScene, take, until } from '#trials/stage'

type Told = ReplyOf<ConsoleOperations, 'participation.get'>

const [vietTri, nongTrang, linhSon, silent] = ['VN-25-07900', 'VN-25-07894', 'VN-19-05710', 'VN-19-05443']
const scope = createScope()
let constellation: Constellation
const desks = new Map<string, Desk>()
const desk = (node: string): Desk => desks.get(node) ?? expect.fail(`no desk of ${node}`)

async function openDesks(...nodes: string[]): Promise<void> {
  for (const node of nodes) {
    const { sites, url } = constellation.tier(node).control
    const { token } = await sites.issueAccessToken({
      name: `Trực ${node}`,
      rights: everyRight,
      expiresAt: null,
    })
    desks.set(node, openDesk(url, token))
  }
}
async function seated(site: string) {
  const { url: link } = await desk(site.slice(0, 5)).call<{ url: string }>('sites.issue-link', { site })
  const room = startSyntheticSite({ link, media: null, receive: false, log: silentLog, clock: systemClock })
  scope.add(room)
  await room.ready()
  return room
}
const get = (node: string, session: string, more: object = {}) =>
  desk(node).call<Told>('participation.get', { session, ...more })
const rowOf = async (node: string, session: string, site: string) =>
  (await get(node, session, { below: site })).sites.find((each) => each.site === site) ?? expect.fail(site)

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-participation-'))
  scope.add(() => rmSync(folder, { recursive: true, force: true }))
  scope.add(releaseWebRtc)
  constellation = await startConstellation(
    threeTiers({ storeOf: (node) => `pglite:${join(folder, node)}` }),
    createLog({ name: 'story', level: 'error', pretty: true }),
  )
  scope.add(constellation)
  await openDesks('VN', 'VN-25', 'VN-19')
})
afterAll(() => scope.close())

test('N90, N92: how sites of two provinces took part stands at the centre and in each province alike, also when it is over', async () => {
  const early = await seated(vietTri)
  const { session } = await desk('VN').call<{ session: string }>('session.open', {
    title: 'Giao ban',
    chair: null,
  })
  await seated(linhSon)
  await take(desk('VN'), siteScene('1+1', vietTri, linhSon))
  await desk('VN').call('floor.open', { session, site: linhSon })
  const { rollCall } = await desk('VN').call<{ rollCall: string }>('roll-call.open', {
    ...{ session, question: '', sites: null },
  })
  await desk('VN-19').call('roll-call.set', {
    rollCall,
    site: silent,
    presence: 'absent',
    reason: '=Mất điện',
  })
  await early.close()
  await until(
    'the centre knows who is here, who has gone, and what was answered',
    async () => (await get('VN', session, { limit: 0 })).whole,
    ({ here, away, rollCall: said }) => here === 1 && away === 1 && said.absent === 1,
    { withinMs: 20_000 },
  )
  const whole = await get('VN', session)
  expect(whole).toMatchObject({ node: 'VN', owner: 'VN', endedAt: null })
  expect(whole.total).toBe(whole.whole.of)
  expect(whole.whole).toMatchObject({ onTime: 2, late: 0, speakers: 1 })
  // The other provinces of the country have no node here: nothing is said of their sites.
  const { of, unknown, absent } = whole.whole
  expect(unknown).toBeGreaterThan(3000)
  expect(absent).toBe(of - unknown - 2)
  const gone = await rowOf('VN', session, vietTri)
  expect(gone).toMatchObject({
    arrival: { state: 'on-time' },
    here: false,
    dropped: 1,
    firstAt: whole.openedAt,
  })
  expect(gone.shown?.times).toBe(1)
  expect(await rowOf('VN', session, linhSon)).toMatchObject({ here: true, spoke: { times: 1 } })
  for (const [node, here, away] of [
    ['VN-25', 0, 1],
    ['VN-19', 1, 0],
  ] as const) {
    const told = await get(node, session, { limit: 0 })
    expect(told).toMatchObject({ node, owner: 'VN', openedAt: whole.openedAt, startsAt: whole.startsAt })
    expect(told.whole).toMatchObject({ onTime: 1, here, away, unknown: 0 })
    const part = whole.provinces.find((each) => each.node === node)?.totals
    expect(part).toMatchObject({ of: told.whole.of, onTime: 1, absent: told.whole.absent, here, away })
  }

  await desk('VN').call('session.close', { session })
  await seated(nongTrang)
  const over = await until(
    'the province knows the end',
    () => get('VN-25', session, { below: nongTrang }),
    ({ endedAt }) => endedAt !== null,
    { withinMs: 10_000 },
  )
  expect(over.answer.sites[0]).toMatchObject({ arrival: { state: 'absent' }, here: false })
  const { file } = await desk('VN').call<ReplyOf<ConsoleOperations, 'participation.export'>>(
    'participation.export',
    { session, separator: ';' },
  )
  const lines = Buffer.from(file.base64, 'base64').toString('utf8').split('\r\n')
  expect(lines.find((line) => line.startsWith(vietTri))).toContain(';Đúng giờ;')
  expect(lines.find((line) => line.startsWith(silent))).toContain(";Vắng;'=Mất điện;")
})

test('J5, N92: a restart of the province and of the centre changes nothing of who came when', async () => {
  const { session } = await desk('VN').call<{ session: string }>('session.open', {
    title: 'Chiều',
    chair: null,
  })
  const here = async (node: string) => rowOf(node, session, linhSon)
  const { answer: before } = await until(
    'the site is there',
    () => here('VN'),
    (row) => row.here === true,
    { withinMs: 10_000 },
  )
  for (const node of ['VN-19', 'VN']) {
    const tier = constellation.tier(node)
    await tier.crashControl()
    await tier.startControl()
    await openDesks(node)
  }
  const { answer: after } = await until(
    'both are back',
    () => here('VN'),
    ({ arrival }) => arrival.state !== 'unknown',
    { withinMs: 20_000 },
  )
  expect(after).toMatchObject({ arrival: before.arrival, firstAt: before.firstAt, dropped: 0, here: true })
  await desk('VN').call('session.close', { session })
})

test('R77, R78, R80: an operator sees who takes part, finds a site, opens it out and saves the sheet, by keys', async () => {
  await desk('VN-25').call('session.open', { title: 'Sở', chair: null })
  const { sites, url } = constellation.tier('VN-25').control
  const { token } = await sites.issueConsoleLink({ role: 'operator', nodeId: 'VN-25' })
  const browser = await launchBrowser({ pattern: null })
  scope.add(() => browser.close())
  const { page } = await openConsole({ browser, link: `${url}/c/${token}` })
  await page.keyboard.press('Alt+4')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')
  const view = page.locator('[data-participation="here"]')
  await view.waitFor()
  expect(await view.locator('button[data-only="on-time"] b').textContent()).toBe('1')
  // From the choice of the view over the counts to the field.
  for (let key = 0; key < 2; key++) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await view.locator('[data-participants="0"]').waitFor()
  await page.keyboard.press('Enter')
  await page.getByPlaceholder('Tìm điểm cầu').fill('nong trang')
  await view.locator('[data-participants="1"]').waitFor()
  await view.locator(`[data-site="${nongTrang}"] button`).press('Enter')
  expect(await view.locator('dl').textContent()).toContain('Vào lần đầu')
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Lưu bảng (CSV)' }).press('Enter'),
  ])
  expect(saved.suggestedFilename()).toMatch(/^tham-du-VN-25-.*\.csv$/)
  expect(readFileSync(await saved.path(), 'utf8')).toContain(`${nongTrang};`)
  await page.reload()
  await page.locator('[data-participation="here"]').waitFor()
})
