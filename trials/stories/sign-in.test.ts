import { generateSync } from 'otplib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { password, type Stage, startNode } from '#trials/accounts'
import { launchChromium } from '#trials/browser'

const soon = { timeout: 15_000, interval: 50 }
const longName = 'Nguyễn Hoàng Phương Quỳnh Như Thị Bích Ngọc'
let stage: Stage
let browser: Browser
let page: Page
let complaints: string[] = []

beforeAll(async () => {
  stage = await startNode('VN-25')
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await stage?.close()
})
beforeEach(async () => {
  complaints = []
  page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  page.setDefaultTimeout(15_000)
  // What was refused is answered with 400 or 401, which Chromium writes down too.
  page.on('console', (line) => {
    if (line.type() === 'error' && !/status of 40[01]/.test(line.text())) complaints.push(line.text())
  })
})
afterEach(() => page.close())

const invitationOf = async (name: string) => {
  const { accounts } = stage.control
  const who = {
    name,
    person: longName,
    post: 'Chuyên viên',
    phone: '',
    role: 'viewer',
    unit: 'VN-25',
  } as const
  const { token } = await accounts.create({ ...who, provider: null }, { by: 'trial', account: null })
  return `${stage.url}/sign-in/#invitation=${token}`
}
const secretOnPage = async () =>
  (
    await page
      .locator('code')
      .filter({ hasText: /^[A-Z2-7 ]{30,}$/ })
      .innerText()
  ).replaceAll(' ', '')
const codeOf = (secret: string) => generateSync({ secret, epoch: Math.floor(stage.clock.now() / 1000) })

test('by keyboard: from the invitation over a code from the phone to the console, and in again', async () => {
  await page.goto(await invitationOf('quynh.nhu'))
  await page.getByRole('heading', { name: `Chào ${longName}` }).waitFor()
  const next = page.locator('[name="new-password"]')
  expect(await next.getAttribute('autocomplete')).toBe('new-password')
  expect(await page.locator('[name="username"]').getAttribute('autocomplete')).toBe('username')
  await next.focus()
  await page.keyboard.type('nguyễn hoàng')
  await page.keyboard.press('Tab')
  await page.keyboard.type('nguyễn hoàng khác')
  await page.getByText('Hai lần gõ không giống nhau.').waitFor()
  for (const field of ['new-password', 'new-password-again'])
    await page.locator(`[name="${field}"]`).fill(password)
  await page.keyboard.press('Enter')
  // The invitation is used up, and is not in the address any more.
  await page.getByRole('heading', { name: longName, exact: true }).waitFor()
  expect(page.url()).toBe(`${stage.url}/sign-in/#account`)

  const second = page.locator('form', { hasText: 'Mã xác nhận trên điện thoại' })
  await second.locator('[name="password"]').fill(password)
  await page.keyboard.press('Enter')
  const secret = await secretOnPage()
  expect(await page.locator('svg[role="img"] path').getAttribute('d')).toMatch(/^M4 4h1v1h-1z/)
  await expectFocus('code')
  await page.keyboard.type('000000')
  await page.keyboard.press('Enter')
  await page.getByText('auth.code-wrong').waitFor()
  await page.locator('[name="code"]').fill(codeOf(secret))
  await page.keyboard.press('Enter')
  await page.getByText('Đang bật.').waitFor()
  await page.getByRole('button', { name: 'Đăng xuất' }).click()

  await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor()
  await page.locator('[name="username"]').fill('quynh.nhu')
  await page.locator('[name="password"]').fill('sai mật khẩu rồi')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('auth.sign-in-wrong').waitFor()
  await page.locator('[name="password"]').fill(password)
  await page.keyboard.press('Enter')
  await expectFocus('code')
  expect(await page.locator('[name="code"]').getAttribute('autocomplete')).toBe('one-time-code')
  stage.putForward(30_000)
  await page.keyboard.type(codeOf(secret))
  await page.keyboard.press('Enter')
  await page.waitForURL(`${stage.url}/control-room/`)
  expect(complaints).toEqual([])
})

test('an invitation that was used says what to do, in both languages', async () => {
  const address = await invitationOf('da.dung')
  const { accounts } = stage.control
  await accounts.accept(new URL(address).hash.split('=')[1] ?? '', password)
  await page.goto(address)
  await page.getByText('Lời mời này không dùng được').waitFor()
  await page.getByText('This invitation can not be used').waitFor()
  await page.getByRole('link', { name: 'Tới trang đăng nhập' }).click()
  await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor()
})

test('long names fit, on a small desk and a small window', async () => {
  await page.goto(await invitationOf('ten.dang-nhap-dai-nhat.co-the-dung.123'))
  await page.getByRole('heading', { name: `Chào ${longName}` }).waitFor()
  for (const width of [1920, 1366, 360]) {
    await page.setViewportSize({ width, height: 768 })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wide, `${width}`).toBeLessThanOrEqual(0)
  }
})

const expectFocus = (name: string) =>
  vi.waitFor(
    async () => expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe(name),
    soon,
  )
