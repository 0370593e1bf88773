import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { launchChromium } from '#trials/browser'
import { buildPage } from '#trials/pages'
import { type FakeNode, startFakeNode } from './fake-node.ts'

const soon = { timeout: 15_000, interval: 50 }
let browser: Browser
let webRoot: string
let node: FakeNode
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  webRoot = await buildPage('office')
  browser = await launchChromium()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  node = await startFakeNode({ webRoot, node: 'VN-25' })
  page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  page.setDefaultTimeout(15_000)
  complaints.length = 0
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) complaints.push(message.text())
  })
  await page.goto(`${node.url}/office/#/links`)
  await row('VN-25').waitFor()
})
afterEach(async () => {
  await page.close()
  await node.close()
})

const row = (site: string) => page.locator(`tr[data-site="${site}"]`)
const chooseAll = () => page.getByLabel('Chọn tất cả điểm cầu đang hiện').check()
const orders = () => node.asked.filter(({ op }) => op === 'sites.issue-links')
const cards = () => page.locator('[data-card]')
/** The words of each printed page. */
async function printed(): Promise<string[]> {
  const { promise } = getDocument({ data: new Uint8Array(await page.pdf({ preferCSSPageSize: true })) })
  const paper = await promise
  const pages: string[] = []
  for (let at = 1; at <= paper.numPages; at++) {
    const { items } = await (await paper.getPage(at)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  return pages
}

test('E12, E14, E15: a link for each of 149 sites, in batches, on nineteen pages of whole cards, and nowhere else', async () => {
  await chooseAll()
  await page.getByRole('button', { name: 'Cấp liên kết và in (149)' }).click()
  await page.getByText('Tờ liên kết: 149 điểm cầu').waitFor()
  expect(orders().length).toBe(8)
  expect(await cards().count()).toBe(149)
  const urls = [...node.links.valid.values()].flat()
  expect(new Set(urls).size).toBe(149)
  const kept = await page.evaluate(() =>
    JSON.stringify([location.href, { ...localStorage }, { ...sessionStorage }]),
  )
  expect(urls.filter((url) => kept.includes(url.split('/r/')[1] ?? url))).toEqual([])

  // What a card says fits on it; what does not would be cut away.
  const cut = await cards().evaluateAll((all) =>
    all.filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight).map(({ id }) => id),
  )
  expect(cut).toEqual([])

  const pages = await printed()
  expect(pages.length).toBe(Math.ceil(149 / 8))
  const labels = pages.map((words) => words.match(/VN-25(-\d{5})?(?= )/g) ?? [])
  expect(labels.slice(0, -1).map(({ length }) => length)).toEqual(Array<number>(18).fill(8))
  expect(new Set(labels.flat()).size).toBe(149)
  for (const words of pages) {
    expect(words).toContain('0210 3846 789')
    expect(words).not.toContain('Danh bạ điểm cầu')
  }
  // Every link stands in print as a whole, on the page of its card.
  const text = pages.join('').replace(/\s/g, '')
  expect(urls.filter((url) => !text.includes(url))).toEqual([])
  expect(complaints).toEqual([])
})

test('E14: the sheet is gone when somebody says that it is printed, not by looking at another page', async () => {
  await row('VN-25-07900').getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Cấp liên kết và in (1)' }).click()
  await page.locator('[data-card="VN-25-07900"] svg path').waitFor()
  await page.getByRole('link', { name: 'Danh bạ điểm cầu' }).click()
  await page.locator('#directory').waitFor()
  await page.getByRole('link', { name: 'Liên kết điểm cầu' }).click()
  await page.locator('[data-card="VN-25-07900"]').waitFor()
  await page.getByRole('button', { name: 'Đã in, xóa khỏi màn hình' }).click()
  await page.getByText('không xem lại hay in lại được nữa').waitFor()
  await page.keyboard.press('Enter')
  expect(await cards().count()).toBe(1)
  await page.getByRole('button', { name: 'Đã in, xóa khỏi màn hình' }).click()
  await page.getByRole('button', { name: 'Xóa khỏi màn hình', exact: true }).click()
  await row('VN-25-07900').getByText('1 liên kết').waitFor()
})

test('E13: to replace and to revoke is asked once, in the words of what will be; Enter alone does nothing', async () => {
  for (const site of ['VN-25-07900', 'VN-25-08053']) node.links.valid.set(site, [`old of ${site}`])
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await row('VN-25-07900').getByText('1 liên kết').waitFor()
  await row('VN-25-07900').getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Thay liên kết và in (1)…' }).click()
  await page.getByText('hết hiệu lực ngay').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(orders()).toEqual([])
  await page.getByRole('button', { name: 'Thay liên kết và in (1)…' }).click()
  await page.getByRole('button', { name: 'Thay liên kết', exact: true }).click()
  await page.locator('[data-card="VN-25-07900"]').waitFor()
  expect(orders()).toMatchObject([{ body: { sites: ['VN-25-07900'], replace: true } }])
  expect(node.links.valid.get('VN-25-08053')).toEqual(['old of VN-25-08053'])
  await page.getByRole('button', { name: 'Đã in, xóa khỏi màn hình' }).click()
  await page.getByRole('button', { name: 'Xóa khỏi màn hình', exact: true }).click()

  await row('VN-25-08053').getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Thu hồi (1)…' }).click()
  await page.getByRole('button', { name: 'Thu hồi', exact: true }).click()
  await page.getByText('Đã thu hồi liên kết của 1 điểm cầu.').waitFor()
  expect(node.links.valid.has('VN-25-08053')).toBe(false)
})

test('E14: when a batch fails, what was made before it is on the sheet, which says how many are missing', async () => {
  node.links.room = 45
  await chooseAll()
  await page.getByRole('button', { name: 'Cấp liên kết và in (149)' }).click()
  await page.getByText('Tờ liên kết: 40 điểm cầu').waitFor()
  await page.getByText('Còn 109 điểm cầu chưa có liên kết trên tờ này').waitFor()
  await vi.waitFor(async () => expect(await cards().count()).toBe(40), soon)
})
