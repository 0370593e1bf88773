import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { PlanDraft } from '#contract/calendar'
import { launchChromium } from '#trials/browser'
import { buildPage } from '#trials/pages'
import { type FakeNode, startFakeNode } from './fake-node.ts'

const soon = { timeout: 15_000, interval: 50 }
const [vietTri, haHoa] = ['VN-25-07900', 'VN-25-08152'] as const
const DAY = 24 * 3_600_000
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
  page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  page.setDefaultTimeout(15_000)
})
afterEach(async () => {
  await page.close()
  await node.close()
})

const draft = (title: string): PlanDraft => ({
  ...{ title, organiser: 'Văn phòng UBND tỉnh', chair: { name: 'Chủ tịch UBND tỉnh', site: 'VN-25' } },
  ...{ startsAt: Date.now() + DAY, endsAt: Date.now() + DAY + 3_600_000, mark: 'ordinary' },
  ...{ agenda: [], requirements: [], documents: [], invitations: [{ rule: 'communes', of: 'VN-25' }] },
})
const field = (name: string) => page.locator(`[name="${name}"]`)
const button = (name: string) => page.getByRole('button', { name, exact: true })
const open = (hash = '#/calendar') => page.goto(`${node.url}/office/${hash}`)
const fill = async (values: Record<string, string>) => {
  for (const [name, value] of Object.entries(values)) await field(name).fill(value)
}

test('E30, E35: a session is planned by its form: what is wrong stands at its field, how many are invited is said, and it is announced once that is confirmed', async () => {
  await open()
  await button('Lập phiên họp').click()
  await page.getByText('Mời 148 điểm cầu').waitFor()
  await fill({ agenda: 'Khai mạc', requirements: 'Kiểm thử xong trước 07:00' })
  await button('Lưu bản nháp').click()
  await page.getByText('Cần có tên phiên họp.').waitFor()
  expect(await field('title').evaluate((it) => it === document.activeElement)).toBe(true)
  expect(node.calendar.plans.size).toBe(0)
  await fill({ title: 'Giao ban trực tuyến tháng 11', agenda: '08:00 Khai mạc | Chủ tịch UBND tỉnh' })
  await button('Lưu bản nháp').click()
  await page.locator('#calendar-p0').waitFor()
  await button('Thông báo…').click()
  await page.getByText('148 điểm cầu sẽ thấy phiên họp').waitFor()
  expect(node.calendar.plans.get('p0')?.plan.state.is).toBe('draft')
  await button('Thông báo').click()
  await page.getByText('Đã thông báo tới 148 điểm cầu.').waitFor()
  expect(node.calendar.plans.get('p0')?.plan).toMatchObject({
    ...{ asking: 1, state: { is: 'announced' } },
    details: { requirements: ['Kiểm thử xong trước 07:00'], agenda: [{ speaker: 'Chủ tịch UBND tỉnh' }] },
  })
  await button('Mở phiên họp…').click()
  await page.getByText('148 điểm cầu chưa xác nhận').waitFor()
  await page.getByText('Phiên này theo lịch là ngày mai, 08:00').waitFor()
  await button('Mở phiên').click()
  await page.getByText('Phiên đã mở; điều khiển tại bàn điều khiển.').waitFor()
  expect(node.calendar.plans.get('p0')?.plan.state).toEqual({ is: 'open', session: 's0' })
})

test('E35, E38: before a session is opened the one that sites are in is named; it is ended once that is confirmed', async () => {
  const plan = node.calendar.plan({ ...draft('Giao ban tuần'), startsAt: Date.now() + 3_600_000 }, 'Hà')
  node.calendar.announce(plan, 'Hà')
  node.sessions.connected.push(vietTri, haHoa)
  const urgent = node.sessions.begin('Họp khẩn')
  await open(`#/calendar?plan=${plan}`)
  await button('Mở phiên họp…').click()
  await page.getByText('Phiên “Họp khẩn” đang mở: các điểm cầu ở phiên ấy').waitFor()
  expect(await page.getByText('Phiên này theo lịch là').count()).toBe(0)
  await button('Mở phiên').click()
  await button('Kết thúc phiên…').click()
  await page.getByText('Các điểm cầu đang ở phiên “Họp khẩn” và vẫn ở đó.').waitFor()
  await button('Không, quay lại').click()
  expect(node.sessions.running).toHaveLength(2)
  node.sessions.running.splice(node.sessions.running.indexOf(urgent), 1)
  await button('Kết thúc phiên…').click()
  await page.getByText('Các điểm cầu rời cuộc họp ngay').waitFor()
  await page.getByText('Đang kết nối: 2 điểm cầu.').waitFor()
  await button('Kết thúc phiên').click()
  await page.getByText('Phiên đã kết thúc.').waitFor()
  await button('Kết thúc phiên…').waitFor({ state: 'detached' })
  expect(node.calendar.plans.get(plan)?.plan.state).toMatchObject({ is: 'closed' })
})

test('E31, E32, E34: the list counts who has acknowledged; the panel has each site with its answer and whom to call, one standing alone on request', async () => {
  const plan = node.calendar.plan(draft('Giao ban tuần'), 'Hà')
  node.calendar.plan(draft('Họp khẩn phòng chống bão'), 'Hà')
  node.calendar.announce(plan, 'Hà')
  const attendees = [{ name: 'Trần Văn Minh', post: 'Chủ tịch' }]
  node.calendar.answer(plan, vietTri, { is: 'received', attendees })
  node.calendar.answer(plan, haHoa, { is: 'absent', reason: 'Đang ứng phó bão' })
  await open()
  await page.getByRole('searchbox', { name: 'Tìm phiên họp' }).fill('giao ban')
  await vi.waitFor(
    async () => expect(await page.locator('[data-count]').innerText()).toBe('1/2 phiên họp'),
    soon,
  )
  const line = page.locator(`#calendar-${plan}`)
  expect(await line.innerText()).toContain('2/148 đã nhận')
  await line.click()
  await page.getByText('2/148 đã nhận, trong đó 1 xin vắng').waitFor()
  await page.getByText('Xin vắng (1)').click()
  expect(await page.locator('#invited [role=option]').count()).toBe(1)
  expect(await page.locator(`#invited-${haHoa}`).innerText()).toContain('Đang ứng phó bão')
  await page.getByText('Xin vắng (1)').click()
  await page.getByRole('searchbox', { name: 'Tìm điểm cầu' }).fill('tran van minh')
  const found = await page.locator(`#invited-${vietTri}`).innerText()
  expect(found).toContain('Trần Văn Minh (Chủ tịch)')
  expect(found).toContain('0912 345 678')

  await page.locator(`#invited-${vietTri}`).click()
  await page.getByRole('button', { name: /^Ghi thay .*Việt Trì/ }).click()
  await page.getByLabel('Người dự').fill('Lê Thị An | Phó Chủ tịch')
  await button('Ghi thay').click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('searchbox', { name: 'Tìm điểm cầu' }).fill('le thi an')
  await page.getByText('ghi thay').first().waitFor()
  expect(await page.locator(`#invited-${vietTri}`).innerText()).toContain('Lê Thị An (Phó Chủ tịch) · ')
})

test('E33: what somebody else changed meanwhile is not written over; a session is cancelled with its reason', async () => {
  const plan = node.calendar.plan(draft('Giao ban tuần'), 'Hà')
  const other = node.calendar.plan(draft('Họp khẩn'), 'Hà')
  await open(`#/calendar?plan=${plan}`)
  await field('title').fill('Giao ban tháng')
  await page.locator(`#calendar-${other}`).click()
  await page.getByText('Bỏ phần chưa lưu?').waitFor()
  await button('Không, quay lại').click()
  expect(await field('title').inputValue()).toBe('Giao ban tháng')
  node.calendar.announce(plan, 'Nam')
  await button('Lưu').click()
  await page.getByText('calendar.stale').waitFor()
  expect(node.calendar.plans.get(plan)?.plan.details.title).toBe('Giao ban tuần')
  await page.reload()
  await button('Hủy phiên họp…').click()
  await page.getByLabel('Lý do').fill('Chuyển sang họp trực tiếp')
  await button('Hủy phiên họp').click()
  await page.getByRole('complementary').getByText('Đã hủy').waitFor()
  expect(node.calendar.plans.get(plan)?.plan.state).toEqual({
    is: 'cancelled',
    reason: 'Chuyển sang họp trực tiếp',
  })
})

test('E36: a session is repeated until a day, each date a draft of its own; a change says whether it goes to those that come', async () => {
  const plan = node.calendar.plan(draft('Giao ban tuần'), 'Hà')
  await open(`#/calendar?plan=${plan}`)
  await button('Lặp lại…').click()
  await page.getByLabel('Đến hết ngày').fill('mai')
  await page.getByText('Ngày viết như 24/11/2026.').waitFor()
  const until = new Date(Date.now() + 23 * DAY).toISOString().slice(0, 10).split('-').toReversed().join('/')
  await page.getByLabel('Đến hết ngày').fill(until)
  await button('Lập các phiên').click()
  await page.getByText('Đã lập thêm 3 bản nháp.').waitFor()
  expect(node.calendar.plans.size).toBe(4)
  await fill({ organiser: 'UBND tỉnh' })
  await page.getByText('Sửa cả các phiên sau cùng loạt').click()
  await button('Lưu').click()
  const changed = () => node.asked.find(({ op }) => op === 'calendar.change')?.body
  await vi.waitFor(() => expect(changed()).toMatchObject({ coming: true }), soon)
})

test('E37: a session is kept as a template, and another one planned from it at a day; a template is renamed and deleted', async () => {
  const plan = node.calendar.plan(draft('Giao ban tuần'), 'Hà')
  await open(`#/calendar?plan=${plan}`)
  await button('Lưu làm mẫu…').click()
  await page.getByLabel('Tên mẫu').fill('Giao ban')
  await button('Lưu mẫu').click()
  await page.getByText('Đã lưu mẫu “Giao ban”.').waitFor()
  await button('Lập từ mẫu…').click()
  await page.getByRole('combobox', { name: 'Mẫu', exact: true }).click()
  await page.getByRole('option', { name: 'Giao ban', exact: true }).click()
  await page.getByLabel('Tên mẫu').fill('Giao ban hằng tuần')
  await button('Đổi tên mẫu').click()
  await vi.waitFor(() => expect(node.calendar.templates.get('t0')?.name).toBe('Giao ban hằng tuần'), soon)
  await page.getByLabel('Ngày họp').fill('31/12/2027')
  await page.getByLabel('Từ', { exact: true }).last().fill('14:30')
  await button('Lập bản nháp').click()
  await page.locator('#calendar-p1').waitFor()
  expect(node.calendar.plans.get('p1')?.plan.details).toMatchObject({
    ...{ title: 'Giao ban tuần', startsAt: Date.UTC(2027, 11, 31, 7, 30) },
  })
  await button('Lập từ mẫu…').click()
  await page.getByRole('combobox', { name: 'Mẫu', exact: true }).click()
  await page.getByRole('option', { name: 'Giao ban hằng tuần' }).click()
  await button('Xóa mẫu…').click()
  await button('Xóa mẫu').click()
  await page.getByText('Chưa có mẫu nào.').waitFor()
  expect(node.calendar.templates.size).toBe(0)
})
