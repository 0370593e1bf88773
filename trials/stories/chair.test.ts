import { afterAll, beforeAll, expect, test } from 'vitest'
import { createScope } from '#foundation/lifetime'
import { createLog } from '#foundation/log'
import { launchBrowser, openConsole, patterns, type RoomPage } from '#trials/browser'
import { startConstellation, threeTiers } from '#trials/constellation'
import { everyRight } from '#trials/hostile'
import { type Desk, openDesk, seat, sessionAt, until } from '#trials/stage'

const vietTri = 'VN-25-07900'
const label = 'PTO - Phường Việt Trì'

const scope = createScope()
let centre: Desk
let site: RoomPage
let linkOf: (role: 'operator' | 'chair') => Promise<string>

beforeAll(async () => {
  const constellation = await startConstellation(
    threeTiers({ storeOf: () => 'pglite:memory' }),
    createLog({ name: 'story', level: 'error', pretty: true }),
  )
  scope.add(constellation)
  const deskOf = async (node: string) => {
    const { sites, url } = constellation.tier(node).control
    const token = await sites.issueAccessToken({ name: node, rights: everyRight, expiresAt: null })
    return openDesk(url, token.token)
  }
  linkOf = async (role) => {
    const { sites, url } = constellation.tier('VN').control
    return `${url}/c/${(await sites.issueConsoleLink({ role, nodeId: 'VN' })).token}`
  }
  centre = await deskOf('VN')
  await centre.call('session.open', { title: 'Giao ban', chair: 'VN' })
  site = await seat(await deskOf('VN-25'), vietTri, patterns.red)
  scope.add(site)
})
afterAll(() => scope.close())

const floor = async () => (await sessionAt(centre)).floor

test('N29, R42: the chair finds a commune and calls it, an operator heeds that by one key, and it may speak', async () => {
  const browser = await launchBrowser({ pattern: null })
  scope.add(() => browser.close())
  const chair = await (await browser.newContext({ viewport: { width: 1024, height: 768 } })).newPage()
  await chair.goto(await linkOf('chair'))
  expect(new URL(chair.url()).pathname).toBe('/chair/')
  await chair.getByPlaceholder('Tìm tên điểm cầu').fill('viet tri')
  await chair
    .getByRole('listitem')
    .filter({ hasText: label })
    .getByRole('button', { name: 'Gọi điểm cầu' })
    .click()
  await chair.getByText('Đã báo kỹ thuật').waitFor()

  const operator = await openConsole({ browser, link: await linkOf('operator') })
  await operator.page.locator('[data-chair-calls]').getByText(label).waitFor()
  await operator.page.keyboard.press('k')
  await until('Việt Trì is invited', floor, ({ invited }) => invited[0]?.site === vietTri)
  await operator.page.locator('[data-frame="preview"]').getByText(label).first().waitFor()
  await operator.page.locator('[data-chair-calls]').waitFor({ state: 'detached' })

  await site.page.getByRole('button', { name: 'Bấm để mở micro' }).click()
  await chair.getByRole('button', { name: 'Tắt micro' }).click()
  await until('the chair has closed it', floor, ({ open }) => open.length === 0)
  await site.page.getByText('Micro đã được Chủ tọa – Trung ương tắt lúc').waitFor()
})

test('S14: a link of the chair changes no picture', async () => {
  const browser = await launchBrowser({ pattern: null })
  scope.add(() => browser.close())
  const page = await browser.newPage()
  await page.goto(await linkOf('chair'))
  const { id, program } = await sessionAt(centre)
  const { origin } = new URL(page.url())
  const answer = await page.request.post(`${origin}/api/v1/session.take`, {
    headers: { origin },
    data: { session: id, seen: program.revision, scene: program.scene },
  })
  expect(answer.status()).toBe(403)
})
