import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { describeError } from '#contract'
import { launchChromium } from '#trials/browser'
import { buildPage } from '#trials/pages'
import { type FakeNode, startFakeNode } from './fake-node.ts'
import { type Sample, sampleOf } from './sample.ts'

const soon = { timeout: 15_000, interval: 50 }
let browser: Browser
let webRoot: string
let node: FakeNode
let sample: Sample
let page: Page

beforeAll(async () => {
  webRoot = await buildPage('board')
  browser = await launchChromium()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  sample = sampleOf('VN-25', Date.now())
  node = await startFakeNode({ webRoot, sample })
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  page.setDefaultTimeout(15_000)
  await page.goto(`${node.url}/board/`)
})
afterEach(async () => {
  await page.close()
  await node.close()
})

const proven = () => page.locator('[data-figure="proven"]').innerText()
const tile = (site: string) => page.locator(`[data-tile="${site}"]`)
const pageOf = (pane: string) => page.locator(`[data-pane="${pane}"] [data-page]`).innerText()
const failing = () => sample.board.sites.find(({ grade }) => grade === 'fail') ?? expect.fail('all is well')
/** The sites on the pages of causes, from any page until it comes again; refuses while the pane is still laid out. */
async function onceAround(): Promise<string[]> {
  const pane = page.locator('[data-pane="causes"]')
  const first = await pageOf('causes')
  const all = Number(first.split('/')[1])
  expect(all).toBeGreaterThan(1)
  const seen: string[] = []
  for (let turn = 1; turn <= all; turn++) {
    const floor = (await pane.boundingBox()) ?? expect.fail('no pane')
    for (const row of await pane.locator('button[data-row]:visible').all()) {
      seen.push((await row.getAttribute('data-row')) ?? '')
      const box = (await row.boundingBox()) ?? expect.fail('no row')
      expect(box.y + box.height).toBeLessThanOrEqual(floor.y + floor.height)
    }
    const before = await pageOf('causes')
    await page.keyboard.press('ArrowRight')
    await vi.waitFor(async () => expect(await pageOf('causes')).not.toBe(before), soon)
    expect(await pageOf('causes')).toMatch(new RegExp(`/${all}$`))
  }
  expect(await pageOf('causes')).toBe(first)
  return seen
}
const whole = (of: Sample) =>
  of.board.sites.filter(({ directions: { province, centre } }) =>
    [province, centre].every((tier) => tier && Object.values(tier).every((way) => way === 'proven')),
  ).length

test('B1: a proof changes figure and tile; after a reload the board shows the same', async () => {
  await vi.waitFor(async () => expect(await proven()).toBe(`${whole(sample)}/148`), soon)
  expect(await page.locator('[data-tile]').count()).toBe(148)
  const { site } = failing()
  expect(await tile(site).getAttribute('data-tone')).toBe('fail')
  const ready = sampleOf('VN-25', Date.now(), { stage: 'ready' })
  node.tellRows(ready, [site])
  await vi.waitFor(async () => expect(await tile(site).getAttribute('data-tone')).not.toBe('fail'), soon)
  node.tell(ready)
  await vi.waitFor(async () => expect(await proven()).toBe('148/148'), soon)
  await page.reload()
  await vi.waitFor(async () => expect(await proven()).toBe('148/148'), soon)
  expect(await tile(site).getAttribute('data-tone')).not.toBe('fail')
})

test('B12: by the keys every site that is not ready comes by, whole, with whom to call', async () => {
  const causes = new Set(sample.board.sites.flatMap(({ finding }) => finding?.code ?? []))
  await vi.waitFor(async () => {
    expect(await page.locator('[data-pane="causes"] [data-overview] li').count()).toBe(causes.size)
  }, soon)
  const seen = await vi.waitFor(onceAround, { timeout: 30_000, interval: 50 })
  const unready = sample.board.sites.filter(({ finding }) => finding !== null).map(({ site }) => site)
  expect(seen.toSorted()).toEqual(unready.toSorted())
  const { owner, site } =
    sample.board.sites.find((each) => each.owner?.party === 'telecom') ?? expect.fail('none')
  if (owner?.party !== 'telecom') return expect.fail('no provider')
  const text = await page.locator(`[data-pane="causes"] [data-row="${site}"]`).first().textContent()
  expect(text).toContain(owner.circuit)
  expect(text).toContain(owner.phone)
})

test('B14: a lost node is told over the whole screen with the age; what it tells anew makes it live', async () => {
  await vi.waitFor(async () => expect(await proven()).toBe(`${whole(sample)}/148`), soon)
  node.cut({ down: true })
  await page.getByText(/MẤT KẾT NỐI – SỐ LIỆU CŨ \d+ giây/).waitFor()
  expect(await proven()).toBe(`${whole(sample)}/148`)
  await page.getByText(/SỐ LIỆU CŨ [3-9] giây/).waitFor()
  node.tell(sampleOf('VN-25', Date.now(), { stage: 'ready' }))
  node.up()
  await page.getByText('MẤT KẾT NỐI').waitFor({ state: 'detached' })
  expect(await proven()).toBe('148/148')
})

test('B15: who is not signed in is told what to do; the board opens by itself once it may', async () => {
  node.refuse(describeError('auth.required'))
  await page.reload()
  await page.getByText('Chưa mở được bảng theo dõi').waitFor()
  await page.getByText('auth.required').waitFor()
  node.refuse(null)
  await page.getByRole('button', { name: 'Thử lại' }).click()
  await vi.waitFor(async () => expect(await proven()).toBe(`${whole(sample)}/148`), soon)
})

test('B16: Enter on a tile shows the site: its directions, its last tests, what was found; Esc goes back', async () => {
  const { site, label } = failing()
  await tile(site).focus()
  await page.keyboard.press('Enter')
  const dialog = page.locator(`dialog[data-site="${site}"]`)
  await dialog.getByRole('heading', { name: label.slice(6) }).waitFor()
  const answer = sample.answerOf(site) ?? expect.fail('no answer')
  await dialog.getByText(`${answer.history.length} lần thử gần nhất`).waitFor()
  await dialog
    .getByText(answer.verdict.findings[0]?.cause.vi ?? '')
    .filter({ visible: true })
    .first()
    .waitFor()
  expect(await dialog.locator('[data-way]').count()).toBe(8)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
})

test('B17: before the first test the board says what to do', async () => {
  node.tell(sampleOf('VN-25', Date.now(), { stage: 'untried' }))
  await page.getByText('Mở bàn điều khiển của cấp này').waitFor()
  expect(await proven()).toBe('0/148')
})

test('B6, B18: the centre shows every province; one that is chosen shows its sites and figures, and Esc the country again', async () => {
  node.tell(sampleOf('VN', Date.now(), { share: 0.01 }))
  await page.reload()
  await vi.waitFor(async () => expect(await page.locator('[data-tile]').count()).toBe(35), soon)
  await page.locator('[data-tile="VN-96"]').getByText('Mất liên lạc').waitFor()
  await page.locator('[data-tile="VN-25"]').click()
  await vi.waitFor(async () => expect(await page.locator('[data-tile]').count()).toBe(149), soon)
  expect(await proven()).toMatch(/^\d+\/149$/)
  await page.getByRole('heading', { name: 'Tỉnh Phú Thọ Bảng theo dõi' }).waitFor()
  await page.keyboard.press('Escape')
  await vi.waitFor(async () => expect(await page.locator('[data-tile]').count()).toBe(35), soon)
})
