import ExcelJS from 'exceljs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createScope } from '#foundation/lifetime'
import { createLog } from '#foundation/log'
import { launchBrowser } from '#trials/browser'
import { startConstellation, threeTiers } from '#trials/constellation'

const [vietTri, haHoa] = ['VN-25-07900', 'VN-25-08053'] as const
const scope = createScope()
let browser: Browser
let page: Page
let url: string
/** What our content security policy kept the page from. */
const complaints: string[] = []

beforeAll(async () => {
  const province = threeTiers({ storeOf: () => 'pglite:memory' }).filter(({ node }) => node === 'VN-25')
  const constellation = await startConstellation(
    province.map((config) => ({ ...config, parent: null })),
    createLog({ name: 'story', level: 'error', pretty: true }),
  )
  scope.add(constellation)
  const { control } = constellation.tier('VN-25')
  const { token } = await control.sites.issueConsoleLink({ role: 'operator', nodeId: 'VN-25' })
  url = control.url
  browser = await launchBrowser({ pattern: null })
  scope.add(() => browser.close())
  page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage()
  page.setDefaultTimeout(20_000)
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) complaints.push(message.text())
  })
  await page.goto(`${url}/c/${token}?page=office`)
})
afterAll(() => scope.close())

/** The page of whoever opens a site's link on another computer. */
async function visitor(link: string): Promise<Page> {
  const other = await (await browser.newContext()).newPage()
  scope.add(() => other.context().close())
  await other.goto(link)
  return other
}

test('E5, E8, E11: a file of two communes goes in over its preview, and one of them is changed by hand', async () => {
  expect(new URL(page.url()).pathname).toBe('/office/')
  await page.getByText('149/149 điểm cầu').waitFor()
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('Danh bạ')
  sheet.addRow(['Mã đơn vị', 'Đầu mối chính: họ tên', 'Đầu mối chính: điện thoại'])
  sheet.addRow(['07900', 'Nguyễn Thị Hồng Hạnh', '0912345678'])
  sheet.addRow(['08053', 'Trần Văn Minh', '0912 34'])
  const buffer = Buffer.from(await workbook.xlsx.writeBuffer())
  await page.getByRole('button', { name: 'Nhập từ tệp…' }).click()
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: 'danh-ba.xlsx', buffer },
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })
  await page.locator('[data-table="faults"]').getByText('0912 34').waitFor()
  await page.getByRole('button', { name: 'Lưu 1 điểm cầu' }).click()
  await page.getByText('Đã lưu: 1 điểm cầu mới').waitFor()
  await page.getByRole('button', { name: 'Về danh bạ' }).click()
  await page.getByText('Chưa có đầu mối (148)').waitFor()

  await page.getByRole('searchbox').fill('ha hoa')
  await page.locator(`#directory-${haHoa}`).click()
  await page.locator('[name="principal.name"]').fill('Trần Văn Minh')
  await page.locator('[name="principal.phone"]').fill('0912 34')
  await page.keyboard.press('Control+s')
  await page.getByText('Không phải số điện thoại').waitFor()
  await page.locator('[name="principal.phone"]').fill('+84 912 345 679')
  await page.keyboard.press('Control+s')
  await page.getByText('Đã lưu.').waitFor()
  await page.getByText('Chưa có đầu mối (147)').waitFor()
})

test('E12, E13, E14, E15: a link from the sheet opens the room of its site, until it is replaced', async () => {
  await page.getByRole('link', { name: 'Liên kết điểm cầu' }).click()
  await page.getByRole('checkbox', { name: 'Chọn tất cả điểm cầu đang hiện' }).check()
  await page.getByRole('button', { name: 'Cấp liên kết và in (149)' }).click()
  const card = page.locator(`[data-card="${vietTri}"]`)
  await card.waitFor()
  expect(await page.locator('[data-card] svg path').count()).toBe(149)
  const link = (await card.innerText()).match(/http\S+\/r\/[\w-]{43}/)?.[0] ?? expect.fail('no link')
  const room = await visitor(link)
  expect(room.url()).toContain(`/room/?site=${vietTri}`)

  await page.getByRole('button', { name: 'Đã in, xóa khỏi màn hình' }).click()
  await page.getByRole('button', { name: 'Xóa khỏi màn hình', exact: true }).click()
  await page.locator(`tr[data-site="${vietTri}"]`).getByText('1 liên kết').waitFor()
  await page.locator(`tr[data-site="${vietTri}"]`).getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Thay liên kết và in (1)…' }).click()
  await page.getByRole('button', { name: 'Thay liên kết', exact: true }).click()
  await card.waitFor()
  expect(await (await visitor(link)).content()).toContain('auth.link-invalid')
  const fresh = (await card.innerText()).match(/http\S+\/r\/[\w-]{43}/)?.[0] ?? expect.fail('no link')
  expect((await visitor(fresh)).url()).toContain(`/room/?site=${vietTri}`)
  expect(complaints).toEqual([])
})
