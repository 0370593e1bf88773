import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ConsolePage, type HeldNotices, holdNotices, openConsole } from '#trials/browser'
import { until } from '#trials/stage'
import { type ConsoleStage, startConsoleStage } from './console-stage.ts'

const vietTri = 'VN-25-07900'
const hoaBinh = 'VN-25-04795'
const tamDuongBac = 'VN-25-08872'
const phanDinhPhung = 'VN-19-05443'
const nghinhTuong = 'VN-19-05722'
const thuongQuan = 'VN-19-01957'
const present = [vietTri, hoaBinh, tamDuongBac, phanDinhPhung, nghinhTuong, thuongQuan]

let stage: ConsoleStage
let operator: ConsolePage

beforeAll(async () => {
  stage = await startConsoleStage({ present, watching: 'VN-19-05710' })
  operator = await stage.open('VN')
})
afterAll(() => stage?.close())

test('R4: the tree counts the sites that are there, tier by tier', async () => {
  for (const [unit, count] of [
    ['VN', '7/3356'],
    ['VN-25', '3/149'],
    ['VN-19', '4/93'],
  ] as const)
    await until(
      `count of ${unit}`,
      () => operator.row(unit).innerText(),
      (text) => counts(text, count),
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
  await stage.previewed(operator, [vietTri, phanDinhPhung])
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
  await stage.previewed(operator, [nghinhTuong, vietTri])
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
    browser: stage.browser,
    link: await stage.linkOf('VN'),
    prepare: async (page) => {
      news = await holdNotices(page, '/ws/console')
    },
  })
  await second.page.keyboard.press('1')
  await second.slot(0).click()
  await second.tile(tamDuongBac).click()
  await stage.previewed(second, [tamDuongBac])
  news?.hold('sessions')
  await operator.page.keyboard.press('t')
  await onScreen([nghinhTuong, vietTri])
  await second.page.keyboard.press('t')
  const refusal = second.page.getByRole('alert')
  await refusal.waitFor()
  expect(await refusal.innerText()).toMatch(/được Trung ương thay đổi lúc \d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d/)
  expect(await refusal.innerText()).toContain('session.stale')
  await stage.previewed(second, [tamDuongBac])
  expect(await stage.drawn()).toEqual([nghinhTuong, vietTri].map((site) => `${site}/camera`))
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
  await stage.heard([vietTri])
  await operator.tile(phanDinhPhung).click()
  await operator.button(/^Mở micro/).click()
  await stage.heard([vietTri, phanDinhPhung])
  await operator.button('Tắt tất cả micro').click()
  const question = operator.page.getByRole('dialog')
  expect(await question.innerText()).toContain('Tắt cả 2 micro?')
  await question.getByRole('button', { name: 'Không, quay lại' }).click()
  await stage.heard([vietTri, phanDinhPhung])
  await operator.button('Tắt tất cả micro').click()
  await question.getByRole('button', { name: 'Tắt tất cả micro' }).click()
  await stage.heard([])
  await operator.button('Mở lại 2 micro').click()
  await stage.heard([vietTri, phanDinhPhung])
})

test('R21: a link is issued for a site of this tier, and lets it in; for another’s the button says whose it is', async () => {
  await operator.tile(vietTri).click()
  const issue = operator.button('Cấp liên kết')
  expect(await issue.getAttribute('aria-description')).toContain('Tỉnh Phú Thọ')
  await operator.row('VN').click()
  await issue.click()
  const dialog = operator.page.getByRole('dialog')
  const url = await dialog.locator('pre').innerText()
  expect(url).toMatch(new RegExp(`^${stage.url}/r/`))
  await dialog.getByRole('button', { name: 'Đã gửi, đóng' }).click()
  await stage.enter('VN', url)
  await until(
    'the centre’s own room on the wall',
    () => operator.tileShows('VN'),
    (shown) => shown === 'VN',
  )
  expect(counts(await operator.row('VN').innerText(), '8/3356')).toBe(true)
})

test('R15: who may only look is told so, and T does nothing', async () => {
  const viewer = await stage.open('VN', 'viewer')
  await viewer.slot(0).click()
  await viewer.tile(hoaBinh).click()
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
  const province = await stage.open('VN-25')
  const take = province.button(/^PHÁT/)
  expect(await take.getAttribute('aria-description')).toContain('Phiên họp do Trung ương điều khiển')
  await province.tile(vietTri).click()
  await province.page.keyboard.press('m')
  await stage.heard([phanDinhPhung])
  await province.page.keyboard.press('m')
  await stage.heard([phanDinhPhung, vietTri])
  await province.close()
})

test('a reload brings everything back', async () => {
  await operator.page.reload()
  await stateIsBack()
})

test('the centre’s control process dies and comes back: the console says so, and has everything again by itself', async () => {
  const centre = stage.centre
  await centre.crashControl()
  await operator.page.getByText('Mất kết nối với máy chủ lúc').waitFor()
  expect(await operator.button(/^PHÁT/).getAttribute('aria-description')).toContain('mất kết nối')
  await centre.startControl()
  await operator.page.getByText('Mất kết nối với máy chủ lúc').waitFor({ state: 'detached' })
  await stateIsBack()
  await operator.page.keyboard.press('1')
  await operator.slot(0).click()
  await operator.tile(thuongQuan).click()
  await stage.previewed(operator, [thuongQuan])
  await operator.page.keyboard.press('t')
  await onScreen([thuongQuan])
})

test('a one-time link that was used shows what to do', async () => {
  const link = await stage.linkOf('VN')
  const first = await openConsole({ browser: stage.browser, link })
  await first.close()
  const page = await stage.browser.newPage()
  expect((await page.goto(link))?.status()).toBe(403)
  const text = await page.locator('body').innerText()
  expect(text).toContain('Đường liên kết này đã được mở lúc')
  expect(text).toContain('auth.console-link-used')
  await page.close()
})

test('R86: the centre ends its session after a question, and every console has none; others have no such button, or are told why', async () => {
  const end = { name: 'Kết thúc phiên…', exact: true }
  const province = await stage.open('VN-25')
  await province.page.getByText('Trung ương đang điều khiển').waitFor()
  expect(await province.page.getByRole('button', end).count()).toBe(0)
  const viewer = await stage.open('VN', 'viewer')
  const blocked = viewer.page.getByRole('button', end)
  expect(await blocked.getAttribute('aria-description')).toContain('không có quyền điều khiển hiển thị')
  await viewer.close()

  const { page } = operator
  await page.getByRole('button', end).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByText('Các điểm cầu rời cuộc họp ngay').waitFor()
  // Enter alone goes back.
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(stage.centre.control.node.sessions()).toHaveLength(1)
  await page.keyboard.press('q')
  await page.getByRole('menuitem', end).click()
  await page.getByRole('button', { name: 'Kết thúc phiên', exact: true }).click()
  for (const console of [operator, province])
    await console.page.getByRole('banner').getByText('Chưa có phiên họp').waitFor()
  expect(stage.centre.control.node.sessions()).toEqual([])
  await province.close()
})

/** Whether a row of the tree says so many of so many, among its other numbers. */
const counts = (row: string, count: string) => row.split(/[^\d/]+/).includes(count)

/** Finds sites by the text and goes to the first tile that matches. */
async function find(text: string): Promise<void> {
  await operator.page.keyboard.press('/')
  await operator.page.keyboard.type(text)
  await operator.page.keyboard.press('Enter')
}

const revision = () => stage.centre.control.node.sessions()[0]?.program.revision

/** The room draws these sites in this order, by pixels, and the console shows them as its program. */
async function onScreen(expected: string[]): Promise<void> {
  await stage.drawnIs(expected)
  await programShows(expected)
}

async function programShows(expected: string[]): Promise<void> {
  await until(
    'the program on the console',
    () => operator.shows('program'),
    (shown) => shown.join() === expected.join(),
  )
}

async function stateIsBack(): Promise<void> {
  await programShows([tamDuongBac])
  await until(
    'counts and microphones',
    async () => ({
      row: await operator.row('VN').innerText(),
      open: await operator.page.locator('[data-floor] li').allInnerTexts(),
    }),
    ({ row, open }) => counts(row, '8/3356') && open.length === 2,
    { withinMs: 30_000 },
  )
}
