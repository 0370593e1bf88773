import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EventRecord } from '#contract/events'
import { createScope } from '#foundation/lifetime'
import {
  type ConsolePage,
  launchBrowser,
  openConsole,
  patterns,
  pictureOf,
  type RoomPage,
  tonesOf,
  watchLoudspeakers,
} from '#trials/browser'
import { type Desk, seat, sessionAt, until } from '#trials/stage'
import { openThreeTiers } from './three-tiers-stage.ts'

const [vietTri, nongTrang, linhSon] = ['VN-25-07900', 'VN-25-07894', 'VN-19-05710'] as const
const known = Object.values(patterns)
/** For a machine that has other work as well. */
const patient = { withinMs: 40_000 }

const scope = createScope()
let centre: Desk
let operator: ConsolePage
let province: ConsolePage
let cued: RoomPage
const others: RoomPage[] = []

/** A console that remembers what it plays; what its operator says is the tone of the browser's microphone. */
async function console(browser: Browser, desk: Desk): Promise<ConsolePage> {
  const { url } = await desk.call<{ url: string }>('consoles.issue', { role: 'operator' })
  const prepare = async (page: ConsolePage['page']) => void (await page.addInitScript(watchLoudspeakers))
  return openConsole({ browser, link: url, prepare })
}

beforeAll(async () => {
  const deskOf = await openThreeTiers(scope)
  centre = await deskOf('VN')
  await centre.call('session.open', { title: 'Giao ban', chair: 'VN' })
  const below = await deskOf('VN-25')
  cued = scope.add(await seat(below, vietTri, patterns.red))
  others.push(scope.add(await seat(below, nongTrang, patterns.green)))
  others.push(scope.add(await seat(await deskOf('VN-19'), linhSon, patterns.blue)))
  const browser = await launchBrowser({ pattern: patterns.yellow })
  scope.add(() => browser.close())
  operator = await console(browser, centre)
  province = await console(browser, below)
})
afterAll(() => scope.close())

const hears = (who: string, hear: () => Promise<string[]>, what: string) =>
  until(`${who} hears ${what || 'nothing'}`, hear, (heard) => heard.join() === what, patient)
const nobodyElseHears = async () => {
  for (const room of others) expect(await room.hears()).toEqual([])
}
const talks = () => operator.page.locator(`[data-cue="${vietTri}"][data-stands="true"]`)
const openTalk = async () => {
  await operator.tile(vietTri).click()
  await operator.page.keyboard.press('y')
  await talks().waitFor()
}
const isOver = () =>
  until(
    'the talk is over',
    async () => (await sessionAt(centre)).cues,
    (cues) => cues.length === 0,
    patient,
  )

test('K22, P25, P26: an operator and a site hear each other and nobody else does; the site counts down with the console', async () => {
  await openTalk()
  await cued.page.locator('[data-private-talk="VN"]').waitFor()
  await hears('the site', () => cued.hears(), 'yellow')
  await hears('the operator', () => tonesOf(operator.page, known), 'red')
  await until(
    'the operator sees the site',
    async () => (await pictureOf(operator.page, `${vietTri}/camera`, known))?.pattern,
    (seen) => seen === 'red',
    patient,
  )
  await nobodyElseHears()
  expect(await tonesOf(province.page, known)).toEqual([])
  const { floor, program } = await sessionAt(centre)
  expect([floor.open, program.revision]).toEqual([[], 0])

  await operator.button(/^5 giây$/).click()
  await operator.page.locator('[data-cue] [data-count]').waitFor()
  await cued.page.locator('[data-count="now"]').waitFor({ timeout: 20_000 })
  await operator.page.getByText('Mời lên hình').first().waitFor()

  await operator.page.keyboard.press('y')
  await isOver()
  await hears('the site', () => cued.hears(), '')
  await hears('the operator', () => tonesOf(operator.page, known), '')
  const { events } = await centre.call<{ events: EventRecord[] }>('record.list', { after: 0, limit: 100 })
  const ofTalk = events.filter(({ body }) => body.kind.startsWith('cue.'))
  expect(ofTalk.map(({ body }) => body.kind)).toEqual(['cue.opened', 'cue.countdown', 'cue.closed'])
  expect(ofTalk.every(({ body }) => 'tier' in body && body.tier === 'VN')).toBe(true)
})

test('P25, N36: the site ends the talk; and it ends with the operator’s console', async () => {
  await openTalk()
  await cued.page.getByRole('button', { name: 'Kết thúc trao đổi' }).click()
  await isOver()
  await talks().waitFor({ state: 'detached' })
  await openTalk()
  const address = operator.page.url()
  await operator.page.goto('about:blank')
  await isOver()
  await cued.page.locator('[data-private-talk]').waitFor({ state: 'detached' })
  await operator.page.goto(address)
  await operator.tile(vietTri).waitFor()
})

test('K23, N37: what an operator says on the line is heard by a console of another tier that joined, and by no site', async () => {
  await province.page.keyboard.press('Alt+5')
  await province.button('Nghe đường thoại').click()
  await operator.tile(vietTri).click()
  await operator.page.keyboard.down('b')
  await province.page.locator('[data-talkers="VN"]').waitFor()
  await hears('the province', () => tonesOf(province.page, known), 'yellow')
  expect(await cued.hears()).toEqual([])
  await nobodyElseHears()
  await operator.page.keyboard.up('b')
  await province.page.locator('[data-talkers=""]').waitFor()
  await hears('the province', () => tonesOf(province.page, known), '')
})
