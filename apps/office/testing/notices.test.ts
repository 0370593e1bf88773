import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Notice, NoticeState } from '#contract/notices'
import { launchChromium } from '#trials/browser'
import { buildPage } from '#trials/pages'
import { type FakeNode, startFakeNode } from './fake-node.ts'

let browser: Browser
let webRoot: string
let node: FakeNode
let page: Page

const at = Date.UTC(2026, 10, 24, 1)
const states: NoticeState[] = [
  { is: 'failed', at, fault: { is: 'address', detail: '550 5.1.1 User unknown' } },
  { is: 'sent', at },
  { is: 'waiting', attempts: 2, next: at, fault: { is: 'busy', detail: '451 4.7.1 Greylisted' } },
  { is: 'lapsed', at, why: 'replaced' },
]
const notices = (): Notice[] =>
  Array.from({ length: 140 }, (_, index) => ({
    ...{ id: `n${index}`, kind: 'invited', channel: 'email', site: 'VN-25-07900' },
    ...{ person: 'Nguyễn Thị Hồng Hạnh', address: `vanphong.viettri${index}@phutho.gov.vn` },
    subject: 'Mời họp trực tuyến: Hội nghị trực tuyến toàn tỉnh đánh giá tình hình kinh tế – xã hội tháng 11',
    ...{ text: 'Kính gửi Nguyễn Thị Hồng Hạnh,\n\nTrân trọng mời.', at, until: at + 3_600_000 },
    state: states[index % 4] ?? { is: 'sent', at },
  }))

beforeAll(async () => {
  webRoot = await buildPage('office')
  browser = await launchChromium()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  node = await startFakeNode({ webRoot, node: 'VN-25' })
  node.notices.all = notices()
  page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  page.setDefaultTimeout(15_000)
})
afterEach(async () => {
  await page.close()
  await node.close()
})
const open = (hash: string) => page.goto(`${node.url}/office/#/notices${hash}`)
const rows = () => page.locator('tr[data-notice]')
const button = (name: string) => page.getByRole('button', { name, exact: true })

test('E60, E61: a failed notice is found, says why and what to do, and is sent again', async () => {
  await open('')
  await page.getByText('Thư: đang chạy').waitFor()
  await page.locator('[data-unreached]').waitFor()
  expect(await rows().count()).toBe(100)
  await button('Cũ hơn').click()
  await page.getByText('101–140 trong 140').waitFor()
  await page.getByText('Gửi hỏng (35)').click()
  await page.getByText('101–140').waitFor({ state: 'detached' })
  expect(page.url()).toContain('standing=failed')
  await page.locator('tr[data-notice="n0"]').getByRole('button').click()
  await page.getByText('Gọi đầu mối hỏi lại địa chỉ').waitFor()
  await page.getByText('550 5.1.1 User unknown').waitFor()
  await page.getByText('Trân trọng mời.').waitFor()
  await button('Gửi lại').click()
  await page.locator('aside').getByText('Chờ gửi').waitFor()
  await page.getByText('Gửi hỏng (34)').waitFor()
  await button('Gửi lại mọi thông báo gửi hỏng…').click()
  await page.getByText('Gửi lại 34 thông báo gửi hỏng?').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Gửi lại' }).click()
  await page.getByText('Gửi hỏng (0)').waitFor()
  await page.getByText('Không có thông báo nào khớp').waitFor()
})

test('E62: a template is written, previewed, refused by name, saved, and put back', async () => {
  await open('?view=templates')
  await page.locator('tr[data-template="invited.email"]').getByRole('button').click()
  const text = page.locator('textarea[name="text"]')
  await text.fill('Kính mời {nguoi-nhan} họp {phien-hop} {luc-nao}')
  await button('Xem thử').click()
  await page.getByText('không có tên “{luc-nao}”').waitFor()
  await text.fill('Kính mời {nguoi-nhan} họp {phien-hop}, ')
  await button('{bat-dau}').click()
  await button('Xem thử').click()
  await page.getByText('Kính mời Nguyễn Thị Hồng Hạnh họp Hội nghị trực tuyến toàn tỉnh').waitFor()
  await button('Lưu').click()
  await page.getByText('Thông báo từ nay theo mẫu này').waitFor()
  expect(node.notices.templates.get('invited email')?.wording.text).toMatch(/phien-hop\}, \{bat-dau\}$/)
  await button('Dùng lại mẫu gốc…').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Dùng lại mẫu gốc' }).click()
  await page.waitForFunction(() =>
    document.querySelector('textarea')?.value.includes('Trân trọng mời đơn vị'),
  )
  expect(node.notices.templates.get('invited email')?.isBuiltIn).toBe(true)
})
