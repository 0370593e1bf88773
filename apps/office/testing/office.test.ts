import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { describeError } from '#contract'
import { launchChromium } from '#trials/browser'
import { buildPage } from '#trials/pages'
import { type FakeNode, startFakeNode } from './fake-node.ts'
import { callFrom, formerOf, lan, personOf, previewOf, recordOf } from './sample.ts'
import { registry } from './units.ts'

const soon = { timeout: 15_000, interval: 50 }
const [vietTri, haHoa] = ['VN-25-07900', 'VN-25-08053'] as const
const communes = registry.childrenOf('VN-25').map(({ id }) => id)
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
  for (const [at, site] of communes.entries())
    if (at % 10 !== 3) node.directory.write(recordOf(site, at), 'Hà')
  page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  page.setDefaultTimeout(15_000)
})
afterEach(async () => {
  await page.close()
  await node.close()
})

const open = (hash = '') => page.goto(`${node.url}/office/${hash}`)
const count = () => page.locator('[data-count]').innerText()
const line = (site: string) => page.locator(`#directory-${site}`)
const field = (name: string) => page.locator(`[name="${name}"]`)
const filter = () => page.getByRole('searchbox', { name: 'Tìm điểm cầu' })
const named = () => communes.find((site) => node.directory.entries.has(site)) ?? expect.fail('none')
const asksOf = (op: string) => node.asked.filter((each) => each.op === op)

test('E1: who is not signed in is told what to do, and is let in once they are; pages go by rights', async () => {
  node.refuse(describeError('auth.required'))
  await open()
  await page.getByText('Chưa đăng nhập', { exact: true }).waitFor()
  await page.getByText('auth.required').waitFor()
  expect(await page.getByRole('link', { name: 'Đăng nhập' }).getAttribute('href')).toBe('/sign-in/')
  node.refuse(describeError('auth.code-demanded'))
  await page.getByText('auth.code-demanded').waitFor()
  const turnOn = page.getByRole('link', { name: 'Bật mã xác nhận' })
  expect(await turnOn.getAttribute('href')).toBe('/sign-in/#account')
  expect(await page.getByRole('button', { name: 'Thử lại' }).count()).toBe(0)
  node.refuse(null)
  node.rights = ['read']
  node.account = lan
  await page.getByText('Danh bạ điểm cầu').first().waitFor()
  await vi.waitFor(async () => expect(await count()).toBe('149/149 điểm cầu'), soon)
  await page.getByRole('link', { name: 'Nguyễn Thị Lan – Chuyên viên Văn phòng' }).waitFor()
  expect(await page.getByRole('link', { name: 'Liên kết điểm cầu' }).count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Nhập từ tệp…' }).count()).toBe(0)
  await page.evaluate(() => {
    location.hash = '#/links'
  })
  await page.getByText('Trang này cần quyền khác').waitFor()
})

test('E2, E3: a lost node is told with the time that the list is of; what it says anew makes it live', async () => {
  await open()
  await page.getByText(/cập nhật lúc \d\d:\d\d:\d\d/).waitFor()
  await line('VN-25').waitFor()
  node.isDown = true
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await page.getByText(/Mất kết nối từ \d\d:\d\d:\d\d: đang thấy số liệu lúc/).waitFor()
  expect(await count()).toBe('149/149 điểm cầu')
  node.isDown = false
  await page.getByText(/cập nhật lúc/).waitFor()
  expect(await line('VN-25').innerText()).toContain('Chưa có đầu mối')
  node.directory.write(recordOf('VN-25', 5), 'Hà')
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await line('VN-25').getByText(personOf(5).phone).waitFor()
})

test('E4, E5, E6, E7: by keys alone: find, narrow to those without a focal person, open, come back; a reload shows the same', async () => {
  await open()
  await line('VN-25').waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('viet tri')
  await vi.waitFor(async () => expect(await count()).toBe('1/149 điểm cầu'), soon)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'PTO - Phường Việt Trì' }).waitFor()
  await vi.waitFor(() => expect(page.url()).toContain('q=viet+tri'), soon)
  expect(page.url()).toContain(`site=${vietTri}`)
  await page.reload()
  await page.getByRole('heading', { name: 'PTO - Phường Việt Trì' }).waitFor()
  expect(await filter().inputValue()).toBe('viet tri')
  await field('notes').focus()
  await page.keyboard.press('Escape')
  await page.locator('aside').waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('directory')

  await filter().fill('')
  const unnamed =
    [...registry.childrenOf('VN-25')].filter(({ id }) => !node.directory.entries.has(id)).length + 1
  await page.getByLabel(`Chưa có đầu mối (${unnamed})`).check()
  await vi.waitFor(async () => expect(await count()).toBe(`${unnamed}/149 điểm cầu`), soon)
  await filter().fill('khong co xa nay')
  await page.getByText('Không có điểm cầu nào khớp').first().waitFor()
})

test('E8: what is wrong stands at its field, told by the page or by the node; then it is stored', async () => {
  const site = named()
  await open(`#/directory?site=${site}`)
  await field('principal.name').fill('')
  await page.keyboard.press('Control+s')
  await page.getByText('Thiếu họ tên.').waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('principal.name')
  expect(asksOf('directory.set')).toEqual([])
  await field('principal.name').fill('Lê Quốc Bảo')
  await field('principal.phone').fill('0912 34')
  await page.getByRole('button', { name: 'Lưu (Ctrl+S)' }).click()
  await page.getByText('Không phải số điện thoại').waitFor()
  await field('principal.phone').fill('+84 987 654 321')
  await page.keyboard.press('Enter')
  await page.getByText('Đã lưu.').waitFor()
  expect(node.directory.entries.get(site)?.record.principal).toMatchObject({
    ...{ name: 'Lê Quốc Bảo', phone: '0987654321' },
  })
  await vi.waitFor(async () => expect(await field('principal.phone').inputValue()).toBe('0987654321'), soon)
})

test('E9, E10: somebody else was first: nothing of theirs is lost, and what was typed outlives a reload', async () => {
  const site = named()
  await open(`#/directory?site=${site}`)
  await field('notes').fill('gõ ở đây')
  await page.reload()
  await vi.waitFor(async () => expect(await field('notes').inputValue()).toBe('gõ ở đây'), soon)
  const { record } = node.directory.entries.get(site) ?? expect.fail('nothing stored')
  const theirs = { ...record, notes: 'ghi ở kia', equipment: { ...record.equipment, camera: 'Poly Studio' } }
  node.directory.write(theirs, 'Trần Văn Minh')
  await page.getByRole('button', { name: 'Lưu (Ctrl+S)' }).click()
  await page.getByText('Trần Văn Minh đã sửa điểm cầu này trong lúc đó').waitFor()
  await page.getByText('Bản mới ghi: ghi ở kia').waitFor()
  expect(node.directory.entries.get(site)?.record).toEqual(theirs)
  expect(await field('equipment.camera').inputValue()).toBe('Poly Studio')
  await page.getByRole('button', { name: 'Lưu (Ctrl+S)' }).click()
  await page.getByText('Đã lưu.').waitFor()
  expect(node.directory.entries.get(site)?.record).toEqual({ ...theirs, notes: 'gõ ở đây' })
})

test('E11: a file is shown before it is stored: every wrong cell, every change; then it is said how many', async () => {
  node.directory.preview = previewOf(haHoa, vietTri)
  await open('#/directory?view=import')
  const file = { name: 'danh-ba.csv', mimeType: 'text/csv', buffer: Buffer.from('mã;tên\n') }
  await page.locator('input[type=file]').setInputFiles(file)
  const faults = page.locator('[data-table="faults"] tbody tr')
  await faults.first().waitFor()
  expect(await faults.locator('td').allInnerTexts()).toEqual([
    ...['5', 'T Đầu mối chính: điện thoại', '0912 34'],
    'Không phải số điện thoại. Ghi một số, ví dụ 0912345678 hoặc 18001166.',
  ])
  const changes = page.locator('[data-table="changes"]')
  expect(await changes.locator('tbody tr').count()).toBe(3)
  expect(
    await changes
      .getByRole('row', { name: /tốc độ/ })
      .locator('td')
      .allInnerTexts(),
  ).toEqual([...['3', 'Kênh chính: tốc độ (Mbps)', '20', '50']])
  await page.getByText('Xã Tên Cũ').waitFor()
  expect(asksOf('directory.import-confirm')).toEqual([])
  expect(asksOf('directory.import-preview')).toMatchObject([
    { body: { base64: file.buffer.toString('base64') } },
  ])
  await page.getByRole('button', { name: 'Lưu 2 điểm cầu' }).click()
  await page.getByText('Đã lưu: 1 điểm cầu mới, 1 điểm cầu được sửa, 1 điểm cầu đã đúng như tệp.').waitFor()
})

test('E11: the directory is had as a file, under the name that the node gives it', async () => {
  await open()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Xuất CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('danh-ba-VN-25.csv')
  expect(asksOf('directory.export')).toEqual([
    { op: 'directory.export', body: { format: 'csv', separator: ';' } },
  ])
})

test('E17: former names are found, taken out after one question, imported after a look; a site says what lies in it', async () => {
  node.lineage.formers.set('f1', formerOf('Xã Kim Đức', vietTri))
  node.lineage.formers.set('f2', formerOf('Xã Hùng Lô', vietTri))
  const former = formerOf('Xã Ấm Hạ', haHoa)
  node.lineage.preview = {
    ...{ preview: 'p1', expiresAt: Date.UTC(2026, 10, 23, 3), rows: 2, added: 1, changed: 0, unchanged: 0 },
    ...{ wrong: 1, changes: [{ row: 2, kind: 'added', former, label: registry.labelOf(haHoa) }] },
    faults: [
      {
        ...{ row: 3, column: 'site', letter: 'E', heading: 'Mã đơn vị mới', value: '99999' },
        reason: { vi: 'Không có đơn vị mã này.', en: 'There is no such unit.' },
      },
    ],
  }
  await open('#/directory?view=lineage')
  await page.getByRole('searchbox', { name: 'Tìm tên cũ' }).fill('hung lo')
  await vi.waitFor(async () => expect(await count()).toBe('1/1 tên cũ'), soon)
  await page.getByRole('button', { name: 'Xóa' }).click()
  expect(asksOf('lineage.remove')).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Xóa' }).click()
  await page.getByText('Không có tên cũ nào khớp').first().waitFor()
  expect(asksOf('lineage.remove')).toMatchObject([{ body: { former: 'f2' } }])

  await page.getByRole('button', { name: 'Nhập từ tệp…' }).click()
  const file = { name: 'ten-cu.csv', mimeType: 'text/csv', buffer: Buffer.from('tên;mã\n') }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.locator('[data-table="faults"]').getByText('99999').waitFor()
  await page.getByRole('button', { name: 'Lưu 1 tên cũ' }).click()
  await page.getByText('Đã lưu: 1 tên cũ mới, 0 được sửa, 0 đã đúng như tệp.').waitFor()

  await page.evaluate((site) => {
    location.hash = `#/directory?site=${site}`
  }, haHoa)
  await page.getByText('Trước đây (1)').click()
  await page.getByText('Xã Ấm Hạ, Thành phố Việt Trì, đến 01/07/2025 (NQ 1676/NQ-UBTVQH15)').waitFor()
})

test('E18: a site tells who was named a focal person when, by which document', async () => {
  const site = named()
  await open(`#/directory?site=${site}`)
  await page.getByText('Lịch sử đầu mối').click()
  const { principal } = node.directory.entries.get(site)?.record ?? expect.fail('no record')
  const first = page.locator('[data-history] li li').first()
  await first.getByText(`${principal?.phone}, từ 01/07/2026, CV 12/UBND-VP`).waitFor()
})

test('E19: from any page Ctrl+K finds everything; keys choose, Enter goes there, nothing found is said', async () => {
  await open('#/links')
  const box = page.getByRole('combobox', { name: 'Tìm mọi thứ' })
  await box.waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('khong co gi ca')
  await page.getByText('Không thấy “khong co gi ca”').waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('viet tri')
  await page.getByRole('option', { name: 'PTO - Phường Việt Trì' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'PTO - Phường Việt Trì' }).waitFor()
  expect(await box.inputValue()).toBe('')
  await box.fill('phuong')
  await page.getByText(/Đơn vị: còn \d+ kết quả, gõ thêm chữ/).waitFor()
  await page.keyboard.press('Escape')
  expect(await page.locator('#search-results').count()).toBe(0)
})

test('E20: a telecom is led to its lines, those with an incident first, and says that it sees to one', async () => {
  const site = named()
  node.incidents.push(callFrom(site))
  node.rights = ['read']
  node.account = { ...lan, role: 'telecom', provider: 'VNPT' }
  await open()
  await page.getByRole('link', { name: 'Đường truyền' }).waitFor()
  expect(await page.getByRole('link', { name: 'Danh bạ điểm cầu' }).count()).toBe(0)
  const first = page.locator('tbody tr').first()
  await first.getByText('Mất hình').waitFor()
  await first.getByText(registry.labelOf(site)).waitFor()
  // A telecom may, by the table: the fake knows rights only.
  node.rights = ['read', 'sites']
  await first.getByRole('button', { name: 'Nhận xử lý' }).click()
  await first.getByText('Nguyễn Thị Lan đang xử lý').waitFor()
  await page.getByRole('searchbox', { name: 'Tìm đường truyền' }).fill('khong co')
  await page.getByText('Không có đường truyền nào khớp').first().waitFor()
})

test('E21: a department is made by its code and name, what is wrong is told at its field, and it is closed after one question', async () => {
  await open('#/directory?view=bodies')
  await page.getByText('Chưa có cơ quan nào').first().waitFor()
  await page.getByLabel('Mã (chữ in hoa)').fill('07900')
  await page.getByLabel('Tên đầy đủ').fill('Sở Y tế')
  await page.getByRole('button', { name: 'Thêm cơ quan' }).click()
  await page.getByText('bắt đầu bằng chữ').waitFor()
  expect(asksOf('bodies.set')).toEqual([])
  await page.getByLabel('Mã (chữ in hoa)').fill('syt')
  await page.keyboard.press('Enter')
  const row = page.getByRole('row', { name: 'Sở Y tế' })
  await row.getByText('Là điểm cầu').waitFor()
  await row.getByRole('button', { name: 'Thôi làm điểm cầu' }).click()
  expect(asksOf('bodies.close')).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Thôi làm điểm cầu' }).click()
  await row.getByRole('button', { name: 'Mở lại' }).click()
  await row.getByText('Là điểm cầu').waitFor()
  expect(asksOf('bodies.set').at(-1)).toMatchObject({ body: { body: { site: 'VN-25-SYT' }, seen: 2 } })
})

test('E7: on paper the list is whole', async () => {
  await open()
  await line('VN-25').waitFor()
  expect(await page.locator('[id^="directory-"]').count()).toBeLessThan(60)
  await page.emulateMedia({ media: 'print' })
  await vi.waitFor(async () => expect(await page.locator('[id^="directory-"]').count()).toBe(149), soon)
  expect(await page.getByRole('navigation').isVisible()).toBe(false)
})
