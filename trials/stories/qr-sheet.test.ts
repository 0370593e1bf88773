import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { consoleOperations } from '#contract/console'
import { createScope } from '#foundation/lifetime'
import { createLog } from '#foundation/log'
import { launchBrowser, patterns, writeCamera, writeMicrophone } from '#trials/browser'
import { type Constellation, startConstellation, threeTiers } from '#trials/constellation'
import { everyRight } from '#trials/hostile'
import { type Desk, openDesk, until } from '#trials/stage'

const site = 'VN-25-07900'
const HOUR_MS = 3_600_000
const scope = createScope()
const folder = mkdtempSync(join(tmpdir(), 'lienthong-sheet-'))
let constellation: Constellation
let desk: Desk
let plan: string

beforeAll(async () => {
  scope.add(() => rmSync(folder, { recursive: true, force: true }))
  constellation = await startConstellation(
    threeTiers({ storeOf: () => 'pglite:memory' }),
    createLog({ name: 'story', level: 'error', pretty: true }),
  )
  scope.add(constellation)
  const { sites, url } = constellation.tier('VN-25').control
  const { token } = await sites.issueAccessToken({ name: 'Văn phòng', rights: everyRight, expiresAt: null })
  desk = openDesk(url, token)
  const startsAt = Date.now() + 14 * HOUR_MS
  const planned = await desk.call('calendar.plan', {
    details: {
      ...{ title: 'Giao ban trực tuyến toàn tỉnh', organiser: 'Văn phòng UBND tỉnh', mark: 'ordinary' },
      ...{ chair: { name: 'Chủ tịch UBND tỉnh', site: 'VN-25' }, startsAt, endsAt: startsAt + HOUR_MS },
      ...{ agenda: [], requirements: ['Kiểm thử hai chiều xong trước 07:00'], documents: [] },
      invitations: [{ rule: 'communes', of: 'VN-25' }],
    },
  })
  plan = consoleOperations['calendar.plan'].reply.parse(planned).plan
  await desk.call('calendar.announce', { plan, seen: 1 })
})
afterAll(() => scope.close())

/** What stands under the QR code of the site's card, as the office of the province prints it. */
async function printedLink(): Promise<string> {
  const { sites, url } = constellation.tier('VN-25').control
  const { token } = await sites.issueConsoleLink({ role: 'operator', nodeId: 'VN-25' })
  const browser = await launchBrowser({ pattern: null })
  try {
    const page = await browser.newPage()
    await page.goto(`${url}/c/${token}?page=office`)
    await page.getByRole('link', { name: 'Liên kết điểm cầu' }).click()
    await page.locator(`tr[data-site="${site}"]`).getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Cấp liên kết và in (1)' }).click()
    const card = await page.locator(`[data-card="${site}"]`).innerText()
    return card.match(/http\S+\/r\/[\w-]{43}/)?.[0] ?? expect.fail('no link on the card')
  } finally {
    await browser.close()
  }
}

/** A person at the computer of the meeting room, who presses one button after the other. */
function personAt(page: Page) {
  const pressed: string[] = []
  return {
    pressed,
    async press(name: string) {
      await page.getByRole('button', { name }).first().click({ timeout: 60_000 })
      pressed.push(name)
    },
  }
}

test('E16: with nothing but the printed card: in the room, acknowledged and tested, in six actions and 90 s', async () => {
  const link = await printedLink()
  const devices = { camera: writeCamera(folder, 'none'), microphone: writeMicrophone(folder, 'none') }
  const browser = await launchBrowser({ pattern: patterns.green, ...devices })
  scope.add(() => browser.close())
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage()
  const person = personAt(page)

  const began = performance.now()
  await page.goto(link)
  person.pressed.push('the link')
  await person.press('Vào phòng họp')
  await person.press('Đã nhận')
  await person.press('Tự kiểm thử')
  await person.press('Có thấy')
  await person.press('Có nghe')
  const { answer: judged } = await until(
    'the site is judged',
    async () => consoleOperations['readiness.site'].reply.parse(await desk.call('readiness.site', { site })),
    ({ verdict: { grade } }) => grade !== 'untested',
    { withinMs: 60_000 },
  )
  const tookMs = performance.now() - began

  process.stdout.write(
    `from the link to tested: ${(tookMs / 1000).toFixed(1)} s, ${person.pressed.join(' → ')}\n`,
  )
  expect(person.pressed.length).toBeLessThanOrEqual(6)
  expect(tookMs).toBeLessThan(90_000)
  expect(judged.history.length).toBe(1)
  const told = consoleOperations['calendar.get'].reply.parse(await desk.call('calendar.get', { plan }))
  expect(told.counts.acknowledged).toBe(1)
})
