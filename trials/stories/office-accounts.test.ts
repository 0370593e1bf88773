import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountOf, cookieOf, password, type Stage, startNode } from '#trials/accounts'
import { launchChromium } from '#trials/browser'

const longName = 'Nguyễn Hoàng Phương Quỳnh Như Thị Bích Ngọc'
let stage: Stage
let browser: Browser

beforeAll(async () => {
  stage = await startNode('VN-25')
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await stage?.close()
})

async function openPage(path: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${stage.url}${path}`)
  return page
}
const row = (page: Page, name: string) => page.locator(`[data-account="${name}"]`)

test('E40, E41: from the link that the node prints to a person who works, is signed out, and is disabled', async () => {
  const printed = await stage.control.sites.issueConsoleLink({ role: 'operator', nodeId: 'VN-25' })
  const page = await openPage(`/c/${printed.token}?page=office`)
  await page.getByRole('link', { name: 'Tài khoản' }).click()
  await page.getByText('Chưa có tài khoản nào').waitFor()
  await page.getByRole('button', { name: 'Lập tài khoản…' }).click()
  await page.locator('[name="person"]').fill(longName)
  await page.locator('[name="name"]').fill('Quỳnh')
  await page.getByRole('button', { name: 'Lập và tạo lời mời' }).click()
  await page.getByText('Cần sửa ô này.').waitFor()
  await page.locator('[name="name"]').fill('quynh.nhu')
  await page.locator('[name="role"]').selectOption('inspector')
  await page.locator('[data-unit-field]').fill('viet tri')
  await page.getByRole('option', { name: /Việt Trì \(VN-25-07900\)/ }).click()
  await page.getByRole('button', { name: 'Lập và tạo lời mời' }).click()
  const link = await page.locator('input[readonly]').inputValue()
  expect(link.startsWith(`${stage.url}/sign-in/#invitation=`)).toBe(true)
  const token = link.split('=')[1] ?? ''
  expect(page.url()).not.toContain(token)
  const kept = () => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
  expect(await kept()).not.toContain(token)
  await row(page, 'quynh.nhu').getByText('Chờ đặt mật khẩu').waitFor()
  await page.getByRole('button', { name: 'Đã gửi, ẩn đi' }).click()
  expect(await page.content()).not.toContain(token)

  const { generation } = await stage.control.accounts.accept(token, password)
  const [account] = stage.control.accounts.all()
  expect(account).toMatchObject({ name: 'quynh.nhu', role: 'inspector', unit: 'VN-25-07900' })
  await cookieOf(stage, account?.id ?? '', generation)
  await row(page, 'quynh.nhu').getByText('đang đăng nhập 1 nơi').waitFor()
  await row(page, 'quynh.nhu').getByRole('button', { name: 'Đăng xuất…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Đăng xuất', exact: true }).click()
  await row(page, 'quynh.nhu').getByText('đang đăng nhập').waitFor({ state: 'detached' })
  await row(page, 'quynh.nhu').getByRole('button', { name: 'Khóa…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Khóa', exact: true }).click()
  await row(page, 'quynh.nhu').getByText('Đã khóa').waitFor()
  await row(page, 'quynh.nhu').getByRole('button', { name: 'Mở khóa' }).click()
  await row(page, 'quynh.nhu').getByText('Hoạt động').waitFor()
  await row(page, 'quynh.nhu').getByRole('button', { name: 'Mời lại…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Tạo lời mời mới' }).click()
  await page.getByText(`Lời mời cho ${longName}`).first().waitFor()
  await page.context().close()
})

test('E40: an administrator of a commune sees the accounts of that commune, and their own cannot be disabled', async () => {
  const admin = await accountOf(stage, { name: 'xa.quantri', role: 'administrator', unit: 'VN-25-07900' })
  await accountOf(stage, { name: 'tinh.xem', role: 'viewer', unit: 'VN-25' })
  await accountOf(stage, { name: 'xa.xem', role: 'viewer', unit: 'VN-25-07900' })
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  const [name = '', value = ''] = (await cookieOf(stage, admin.id)).split('=')
  await context.addCookies([{ name, value, url: stage.url }])
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${stage.url}/office/#/accounts`)
  await row(page, 'xa.xem').waitFor()
  expect(await row(page, 'tinh.xem').count()).toBe(0)
  expect(await row(page, 'xa.quantri').getByRole('button', { name: 'Khóa…' }).count()).toBe(0)
  await page.getByRole('searchbox', { name: 'Tìm theo tên, đơn vị' }).fill('xa.quan')
  await row(page, 'xa.xem').waitFor({ state: 'detached' })
  expect(await page.getByText('/sign-in/').count()).toBeGreaterThan(0)
  await context.close()
})
