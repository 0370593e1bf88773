import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { launchChromium } from '#trials/browser'
import { buildPage } from '#trials/pages'
import { type FakeNode, startFakeNode } from './fake-node.ts'
import { recordOf } from './sample.ts'

const soon = { timeout: 15_000, interval: 50 }
const [vietTri, haHoa] = ['VN-25-07900', 'VN-25-08053'] as const
let browser: Browser
let webRoot: string
let node: FakeNode
let page: Page

beforeAll(async () => {
  webRoot = await buildPage('office')
  browser = await launchChromium()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  node = await startFakeNode({ webRoot, node: 'VN-25' })
  node.directory.write(recordOf(vietTri, 0), 'Hà')
  page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  page.setDefaultTimeout(15_000)
})
afterEach(async () => {
  await page.close()
  await node.close()
})
const open = (hash: string) => page.goto(`${node.url}/office/${hash}`)
const counted = (text: string) =>
  vi.waitFor(async () => expect(await page.locator('[data-count]').innerText()).toBe(text), soon)

test('E19: what the search over everything leads to is in the list, which was narrowed to others; keys are the page’s', async () => {
  await open('#/directory?unnamed=1')
  const filter = page.getByRole('searchbox', { name: 'Tìm điểm cầu' })
  await filter.fill('ha hoa')
  await counted('1/149 điểm cầu')
  await vi.waitFor(() => expect(page.url()).toContain('q=ha+hoa'), soon)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('viet tri')
  await page.getByRole('option', { name: 'PTO - Phường Việt Trì' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'PTO - Phường Việt Trì' }).waitFor()
  await counted('149/149 điểm cầu')
  expect(await filter.inputValue()).toBe('')
  await page.locator(`#directory-${vietTri}[aria-selected=true]`).waitFor()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN')
  // What was looked for before comes back with the step back, and the address goes on as one types.
  await page.goBack()
  await counted('1/149 điểm cầu')
  await page.locator(`#directory-${haHoa}`).waitFor()
  await filter.fill('viet tri')
  await vi.waitFor(() => expect(page.url()).toContain('q=viet+tri'), soon)
})

test('E31: an empty calendar is one frame; beside an open session each says its state', async () => {
  await open('#/calendar')
  await page.getByText('Chưa có phiên họp nào').waitFor()
  expect(await page.locator('#calendar').count()).toBe(0)
  expect(await page.locator('[data-column=title]').count()).toBe(0)
  const startsAt = Date.now() + 24 * 3_600_000
  const plan = node.calendar.plan(
    {
      ...{ title: 'Giao ban tuần', organiser: '', chair: { name: 'Chủ tịch', site: 'VN-25' } },
      ...{ startsAt, endsAt: startsAt + 3_600_000, mark: 'ordinary', agenda: [], requirements: [] },
      ...{ documents: [], invitations: [{ rule: 'communes', of: 'VN-25' }] },
    },
    'Hà',
  )
  await page.reload()
  const line = page.locator(`#calendar-${plan}`)
  const state = line.getByText('Bản nháp').filter({ visible: true })
  await state.waitFor()
  await line.click()
  await page.locator('aside').waitFor()
  expect(await state.count()).toBe(1)
  await page.getByRole('searchbox', { name: 'Tìm phiên họp' }).fill('khong co')
  await page.getByText('Không có phiên họp nào khớp').waitFor()
})

test('E60: where neither e-mail nor short messages are set up, the empty list says so, who does it, and that pages tell', async () => {
  node.notices.channels = [
    { channel: 'email', is: 'off' },
    { channel: 'sms', is: 'off' },
  ]
  await open('#/notices')
  await page.getByText('Chưa bật thư và tin nhắn').waitFor()
  const said = await page.locator('main').innerText()
  expect(said).toContain('Trang của các điểm cầu vẫn báo')
  expect(said).toContain('quản trị hệ thống')
  expect(said).not.toMatch(/node\.yaml|Chưa có thông báo nào/)
})
