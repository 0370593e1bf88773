import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { homeNode, type Role } from '#conference/sites'
import type { SiteId } from '#contract'
import { createLog } from '#foundation/log'
import { systemClock } from '#foundation/time'
import {
  type ConsolePage,
  type HeldNotices,
  holdNotices,
  launchBrowser,
  openConsole,
  openRoom,
  patterns,
  type RoomPage,
  siteShownAs,
  sitesHeard,
} from '#trials/browser'
import { type Constellation, startConstellation, threeTiers } from '#trials/constellation'
import { loadSiteMedia } from '#trials/media'
import { releaseWebRtc, type SyntheticSite, startSyntheticSite } from '#trials/sites'
import { until } from './until.ts'

const vietTri = 'VN-25-07900'
const hoaBinh = 'VN-25-04795'
const tamDuongBac = 'VN-25-08872'
const phanDinhPhung = 'VN-19-05443'
const nghinhTuong = 'VN-19-05722'
const thuongQuan = 'VN-19-01957'
const present = [vietTri, hoaBinh, tamDuongBac, phanDinhPhung, nghinhTuong, thuongQuan]
/** The room where it is seen and heard, in a real browser. */
const linhSon = 'VN-19-05710'

const log = createLog({ name: 'story', level: 'error', pretty: true })
const folder = mkdtempSync(join(tmpdir(), 'lienthong-console-'))
const sites: SyntheticSite[] = []
let constellation: Constellation
let browser: Browser
let room: RoomPage
let operator: ConsolePage

const control = (node: string) => constellation.tier(node).control
const linkOf = async (node: string, role: Role = 'operator') =>
  `${control(node).url}/c/${(await control(node).sites.issueConsoleLink({ role, nodeId: node })).token}`
const open = async (node: string, role?: Role) => openConsole({ browser, link: await linkOf(node, role) })
const personalLink = async (site: SiteId) => {
  const { sites: home, url } = control(homeNode(site))
  return `${url}/r/${(await home.issueLink(site)).token}`
}
const enter = async (site: SiteId, link: string) => {
  const media = await loadSiteMedia(site)
  const entered = startSyntheticSite({ link, media, receive: false, log, clock: systemClock })
  sites.push(entered)
  await entered.ready()
}

beforeAll(async () => {
  // The centre is started again under the same address, with what it has kept.
  const port = await freePort()
  const configs = threeTiers({
    storeOf: (node) => (node === 'VN' ? `pglite:${join(folder, 'centre')}` : 'pglite:memory'),
    portOf: (node) => (node === 'VN' ? port : 0),
  })
  constellation = await startConstellation(configs, log)
  const caller = { rights: ['display'] as const, by: 'Trung ương', origin: control('VN').url }
  const session = { title: 'Phiên họp ba cấp', chair: 'VN' }
  await control('VN').node.console.request({ ...caller, rights: [...caller.rights] }, 'session.open', session)
  browser = await launchBrowser({ pattern: null })
  await Promise.all(present.map(async (site) => enter(site, await personalLink(site))))
  room = await openRoom(linhSon, await personalLink(linhSon), patterns.blue)
  operator = await open('VN')
})
afterAll(async () => {
  await Promise.all([room?.close(), browser?.close(), ...sites.map((site) => site.close())])
  await constellation?.close()
  releaseWebRtc()
  rmSync(folder, { recursive: true, force: true })
})

test('R4: the tree counts the sites that are there, tier by tier', async () => {
  for (const [unit, count] of [
    ['VN', '7/3356'],
    ['VN-25', '3/149'],
    ['VN-19', '4/93'],
  ] as const)
    await until(
      `count of ${unit}`,
      () => operator.row(unit).innerText(),
      (text) => text.endsWith(count),
    )
})

test('the wall shows the rooms of both provinces as they are now: each tile its own, and always a newer one', async () => {
  const watched = present.map(async (site) => {
    await until(
      `${site} on the wall`,
      () => operator.tileShows(site),
      (shown) => shown === site,
    )
    const picture = operator.tile(site).locator('img')
    const before = await picture.getAttribute('src')
    await until(
      `the next still of ${site}`,
      () => picture.getAttribute('src'),
      (src) => src !== before && src !== null,
    )
    expect(await operator.tileShows(site)).toBe(site)
  })
  await Promise.all(watched)
})

test('R10: a scene is made by mouse, taken, and is what the room shows', async () => {
  await operator.page.keyboard.press('2')
  await operator.slot(0).click()
  await operator.tile(vietTri).click()
  await operator.tile(phanDinhPhung).click()
  await previewed([vietTri, phanDinhPhung])
  await operator.button(/^PHÁT/).click()
  await onScreen([vietTri, phanDinhPhung])
})

test('R8, R19, R23: a scene is made and taken without a mouse', async () => {
  const { keyboard } = operator.page
  await keyboard.press('Escape')
  await keyboard.press('Shift+Delete')
  await find('05722')
  await keyboard.press('Enter')
  await find('phuong')
  const wall = operator.page.getByRole('listbox')
  const focused = () => wall.getAttribute('aria-activedescendant')
  expect(await focused()).toBe(`wall-${hoaBinh}`)
  await keyboard.press('ArrowRight')
  await until('the arrow moved', focused, (at) => at === `wall-${vietTri}`)
  await keyboard.press('Enter')
  await previewed([nghinhTuong, vietTri])
  await keyboard.press('t')
  await onScreen([nghinhTuong, vietTri])
  await keyboard.press('/')
  await keyboard.press('Escape')
})

test('R13: undo brings back what was on air before', async () => {
  await operator.page.keyboard.press('Control+z')
  await onScreen([vietTri, phanDinhPhung])
})

test('R12: two operators take at once: the later one is told who and when, keeps the preview, and may take again', async () => {
  let news: HeldNotices | undefined
  const second = await openConsole({
    browser,
    link: await linkOf('VN'),
    prepare: async (page) => {
      news = await holdNotices(page, '/ws/console')
    },
  })
  await second.page.keyboard.press('1')
  await second.tile(tamDuongBac).dblclick()
  await previewed([tamDuongBac], second)
  news?.hold('sessions')
  await operator.page.keyboard.press('t')
  await onScreen([nghinhTuong, vietTri])
  await second.page.keyboard.press('t')
  const refusal = second.page.getByRole('alert')
  await refusal.waitFor()
  expect(await refusal.innerText()).toMatch(/được Trung ương thay đổi lúc \d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d/)
  expect(await refusal.innerText()).toContain('session.stale')
  await previewed([tamDuongBac], second)
  expect(await drawn()).toEqual([nghinhTuong, vietTri].map((site) => `${site}/camera`))
  news?.release()
  await until(
    'the second console sees what is on air',
    () => second.shows('program'),
    (shown) => shown.join() === `${nghinhTuong},${vietTri}`,
  )
  await second.button('Phát lại').click()
  await onScreen([tamDuongBac])
  await second.close()
})

test('microphones are opened by M; all are closed after one question, and opened again from the note', async () => {
  await operator.tile(vietTri).click()
  await operator.page.keyboard.press('m')
  await heard([vietTri])
  await operator.tile(phanDinhPhung).click()
  await operator.button(/^Mở micro/).click()
  await heard([vietTri, phanDinhPhung])
  await operator.button('Tắt tất cả micro').click()
  const question = operator.page.getByRole('dialog')
  expect(await question.innerText()).toContain('Tắt cả 2 micro?')
  await question.getByRole('button', { name: 'Không, quay lại' }).click()
  await heard([vietTri, phanDinhPhung])
  await operator.button('Tắt tất cả micro').click()
  await question.getByRole('button', { name: 'Tắt tất cả micro' }).click()
  await heard([])
  await operator.button('Mở lại 2 micro').click()
  await heard([vietTri, phanDinhPhung])
})

test('R21: a link is issued for a site of this tier, and lets it in; for another’s the button says whose it is', async () => {
  await operator.tile(vietTri).click()
  const issue = operator.button('Cấp liên kết')
  expect(await issue.getAttribute('aria-description')).toContain('Tỉnh Phú Thọ')
  await operator.row('VN').click()
  await issue.click()
  const dialog = operator.page.getByRole('dialog')
  const url = await dialog.locator('pre').innerText()
  expect(url).toMatch(new RegExp(`^${control('VN').url}/r/`))
  await dialog.getByRole('button', { name: 'Đã gửi, đóng' }).click()
  await enter('VN', url)
  await until(
    'the centre’s own room on the wall',
    () => operator.tileShows('VN'),
    (shown) => shown === 'VN',
  )
  expect(await operator.row('VN').innerText()).toMatch(/8\/3356$/)
})

test('R15: who may only look is told so, and T does nothing', async () => {
  const viewer = await open('VN', 'viewer')
  await viewer.tile(hoaBinh).dblclick()
  const take = viewer.button(/^PHÁT/)
  expect(await take.getAttribute('aria-disabled')).toBe('true')
  expect(await take.getAttribute('aria-description')).toContain('Chỉ được xem')
  const before = revision()
  await viewer.page.keyboard.press('t')
  await take.click({ force: true })
  expect(revision()).toBe(before)
  await viewer.close()
})

test('R15, R21: a province is told that the centre has control; the microphones of its own sites are its own', async () => {
  const province = await open('VN-25')
  const take = province.button(/^PHÁT/)
  expect(await take.getAttribute('aria-description')).toContain('Phiên họp do Trung ương điều khiển')
  await province.tile(vietTri).click()
  await province.page.keyboard.press('m')
  await heard([phanDinhPhung])
  await province.page.keyboard.press('m')
  await heard([phanDinhPhung, vietTri])
  await province.close()
})

test('a reload brings everything back', async () => {
  await operator.page.reload()
  await stateIsBack()
})

test('the centre’s control process dies and comes back: the console says so, and has everything again by itself', async () => {
  const centre = constellation.tier('VN')
  await centre.crashControl()
  await operator.page.getByText('Mất kết nối với máy chủ lúc').waitFor()
  expect(await operator.button(/^PHÁT/).getAttribute('aria-description')).toContain('mất kết nối')
  await centre.startControl()
  await operator.page.getByText('Mất kết nối với máy chủ lúc').waitFor({ state: 'detached' })
  await stateIsBack()
  await operator.page.keyboard.press('1')
  await operator.tile(thuongQuan).dblclick()
  await previewed([thuongQuan])
  await operator.page.keyboard.press('t')
  await onScreen([thuongQuan])
})

test('a one-time link that was used shows what to do', async () => {
  const link = await linkOf('VN')
  const first = await openConsole({ browser, link })
  await first.close()
  const page = await browser.newPage()
  expect((await page.goto(link))?.status()).toBe(403)
  const text = await page.locator('body').innerText()
  expect(text).toContain('Đường liên kết không còn hiệu lực')
  expect(text).toContain('auth.link-invalid')
  await page.close()
})

/** Finds sites by the text and goes to the first tile that matches. */
async function find(text: string): Promise<void> {
  await operator.page.keyboard.press('/')
  await operator.page.keyboard.type(text)
  await operator.page.keyboard.press('Enter')
}

const revision = () => control('VN').node.sessions()[0]?.program.revision
const drawn = async () => (await room.state()).drawn

async function previewed(expected: SiteId[], at = operator): Promise<void> {
  await until(
    'the preview',
    () => at.shows('preview'),
    (shown) => shown.join() === expected.join(),
  )
}

/** The room draws these sites in this order, by pixels, and the console's program shows them. */
async function onScreen(expected: SiteId[]): Promise<void> {
  await until(
    'what the room draws',
    drawn,
    (sources) => sources.join() === expected.map((site) => `${site}/camera`).join(),
  )
  for (const site of expected)
    await until(
      `the picture of ${site}`,
      () => siteShownAs(room.page, `${site}/camera`),
      (shown) => shown === site,
    )
  await programShows(expected)
}

async function programShows(expected: SiteId[]): Promise<void> {
  await until(
    'the program on the console',
    () => operator.shows('program'),
    (shown) => shown.join() === expected.join(),
  )
}

async function heard(expected: SiteId[]): Promise<void> {
  await until(
    `the room hears ${expected}`,
    () => sitesHeard(room.page),
    (sites) => sites.toSorted().join() === expected.toSorted().join(),
    { withinMs: 20_000 },
  )
}

async function stateIsBack(): Promise<void> {
  await programShows([tamDuongBac])
  await until(
    'counts and microphones',
    async () => ({
      counts: await operator.row('VN').innerText(),
      open: await operator.page.locator('[data-floor] li').allInnerTexts(),
    }),
    ({ counts, open }) => counts.endsWith('8/3356') && open.length === 2,
    { withinMs: 30_000 },
  )
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
