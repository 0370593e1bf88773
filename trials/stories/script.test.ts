import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Scene, SessionState } from '#contract'
import type { ScriptState } from '#contract/script'
import { createScope } from '#foundation/lifetime'
import { launchBrowser, openConsole } from '#trials/browser'
import type { Constellation } from '#trials/constellation'
import { doorsOf, everyRight, startTwoTiers } from '#trials/hostile'
import { type Desk, openDesk, sessionAt, siteScene, take, until } from '#trials/stage'

/** An operator of the centre who runs a session by its script, by keys alone. */
const vietTri = 'VN-25-07900'
const HOUR = 3_600_000
const scope = createScope()
const [opening, report]: [Scene, Scene] = [siteScene('full', 'VN'), siteScene('full', vietTri)]
let constellation: Constellation
let desk: Desk
let page: Page
let session: string

beforeAll(async () => {
  constellation = await startTwoTiers()
  scope.add(constellation)
  const centre = doorsOf(constellation, 'VN')
  desk = openDesk(centre.url, await centre.token(...everyRight))
  const startsAt = Date.now() + HOUR
  const lines = ['Khai mạc', 'Báo cáo của Phường Việt Trì'].map((title, at) => ({
    ...{ title, speaker: 'Lãnh đạo Ủy ban nhân dân', at: startsAt + at * HOUR },
  }))
  const { plan, revision } = await desk.call<{ plan: string; revision: number }>('calendar.plan', {
    details: {
      ...{ title: 'Họp phòng, chống thiên tai', organiser: '', chair: { name: '', site: 'VN' } },
      ...{ startsAt, endsAt: startsAt + 2 * HOUR, mark: 'ordinary', agenda: lines },
      ...{ requirements: [], documents: [], invitations: [{ rule: 'sites', sites: [vietTri] }] },
    },
  })
  await desk.call('calendar.announce', { plan, seen: revision })
  ;({ session } = await desk.call<{ session: string }>('session.open', { plan, chair: null }))
  await desk.call('scenes.save', { session, name: 'Mở đầu', scene: opening })
  await desk.call('scenes.save', { session, name: 'Việt Trì', scene: report })
  const browser = await launchBrowser({ pattern: null })
  scope.add(() => browser.close())
  const { token } = await constellation
    .tier('VN')
    .control.sites.issueConsoleLink({ role: 'operator', nodeId: 'VN' })
  ;({ page } = await openConsole({ browser, link: `${centre.url}/c/${token}` }))
}, 240_000)
afterAll(() => scope.close())

/** Goes on by Tab until a control of this name has the focus. */
async function tabTo(name: string): Promise<void> {
  for (let count = 0; count < 20; count++) {
    await page.keyboard.press('Tab')
    const label = await page.evaluate(() => {
      const at = document.activeElement
      const labels = at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? at.labels : null
      return labels?.[0]?.textContent ?? at?.textContent ?? ''
    })
    if (label.startsWith(name)) return
  }
  return expect.fail(`${name} is out of reach by Tab`)
}
const press = async (name: string) => {
  await tabTo(name)
  await page.keyboard.press('Enter')
}
const scriptNow = async () =>
  (await desk.call<{ script: ScriptState | null }>('script.get', { session })).script ??
  expect.fail('no script')
const onAir = (what: string, is: (state: SessionState) => boolean) => until(what, () => sessionAt(desk), is)
const panel = (text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor()

test('R84: the agenda of the plan becomes lines by keys, with scene, speaker and microphones', async () => {
  await page.keyboard.press('/')
  await page.keyboard.type('07900')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Alt+7')
  await press('Viết kịch bản')
  await press('Lấy chương trình họp')
  const title = page.getByRole('textbox', { name: 'Tên dòng' })
  await title.waitFor()
  await tabTo('Cảnh')
  await page.keyboard.type('M')
  await press('2Báo cáo')
  await expect.poll(() => title.inputValue()).toBe('Báo cáo của Phường Việt Trì')
  await tabTo('Cảnh')
  await page.keyboard.type('V')
  await tabTo('Micro')
  await page.keyboard.type('C')
  await press('Thêm')
  await press('Lưu kịch bản')
  await page.getByRole('button', { name: 'Bắt đầu J' }).waitFor()
  const { lines } = await scriptNow()
  expect(lines).toMatchObject([
    { title: 'Khai mạc', who: 'Lãnh đạo Ủy ban nhân dân', plannedSeconds: 3600, speakers: null },
    { title: 'Báo cáo của Phường Việt Trì', plannedSeconds: 3600, speakers: [vietTri] },
  ])
  expect(lines.every(({ scene }) => scene !== null)).toBe(true)
})

test('R81, R82: J moves screen, microphones and timer; who is absent is told one line ahead', async () => {
  await page.keyboard.press('j')
  await panel('Dòng 1. Khai mạc')
  await onAir('the first scene is on air', ({ program }) => program.scene.slots[0]?.kind === 'site')
  await page.getByText('PTO - Phường Việt Trì chưa kết nối').waitFor()
  await page.keyboard.press('j')
  await panel('Dòng 2. Báo cáo của Phường Việt Trì')
  const { program, floor } = await sessionAt(desk)
  expect([program.scene, floor.open]).toEqual([report, [vietTri]])
})

test('R83: Ctrl+Z takes back line, screen and microphones; a reload shows where the script is', async () => {
  await page.keyboard.press('Control+z')
  await panel('Dòng 1. Khai mạc')
  const { program, floor } = await sessionAt(desk)
  expect([program.scene, floor.open]).toEqual([opening, []])
  await page.keyboard.press('.')
  await panel('Dòng 1. Khai mạc')
  await page.getByText('đồng hồ đang dừng').waitFor()
  await page.reload()
  await panel('Dòng 1. Khai mạc')
  await page.getByText('đồng hồ đang dừng').waitFor()
})

test('R81: what another console takes by hand is told as a departure, and no key takes it for the script', async () => {
  await take(desk, siteScene('full', 'VN-25'))
  await page.getByText('Ngoài kịch bản (1)').waitFor()
  expect((await scriptNow()).departures).toMatchObject([{ departure: { is: 'take', title: 'Khai mạc' } }])
  await page.getByRole('button', { name: 'Hoàn tác Ctrl+Z' }).waitFor({ state: 'detached' })
})
