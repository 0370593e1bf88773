import { afterAll, beforeAll, expect, test } from 'vitest'
import { createScope } from '#foundation/lifetime'
import { createLog } from '#foundation/log'
import {
  type ConsolePage,
  launchBrowser,
  openConsole,
  patterns,
  pictureOf,
  type RoomPage,
} from '#trials/browser'
import { type Constellation, startConstellation, threeTiers } from '#trials/constellation'
import { everyRight } from '#trials/hostile'
import { type Desk, openDesk, seat, until } from '#trials/stage'

const vietTri = 'VN-25-07900'
const linhSon = 'VN-19-05710'
const camera = `${vietTri}/camera`

const scope = createScope()
let constellation: Constellation
let desk: ConsolePage
let filmed: RoomPage
let elsewhere: RoomPage

beforeAll(async () => {
  constellation = await startConstellation(
    threeTiers({ storeOf: () => 'pglite:memory' }),
    createLog({ name: 'story', level: 'error', pretty: true }),
  )
  scope.add(constellation)
  const deskOf = async (node: string, name: string): Promise<Desk> => {
    const { sites, url } = constellation.tier(node).control
    return openDesk(url, (await sites.issueAccessToken({ name, rights: everyRight, expiresAt: null })).token)
  }
  const centre = await deskOf('VN', 'Trực trung ương')
  await centre.call('session.open', { title: 'Giao ban', chair: null })
  filmed = await seat(await deskOf('VN-25', 'Trực Phú Thọ'), vietTri, patterns.red)
  scope.add(filmed)
  elsewhere = await seat(await deskOf('VN-19', 'Trực Thái Nguyên'), linhSon, patterns.blue)
  scope.add(elsewhere)
  const browser = await launchBrowser({ pattern: null })
  scope.add(() => browser.close())
  const { sites, url } = constellation.tier('VN').control
  const { token } = await sites.issueConsoleLink({ role: 'operator', nodeId: 'VN' })
  desk = await openConsole({
    browser,
    link: `${url}/c/${token}`,
    prepare: async (page) => {
      await page.addInitScript(keepSockets)
    },
  })
})
afterAll(() => scope.close())

const atTheConsole = () => pictureOf(desk.page, camera, Object.values(patterns))
const isRed = (seen: Awaited<ReturnType<typeof atTheConsole>>) => seen?.pattern === 'red' && seen.moves
const bytesSent = async () => {
  const stats = await filmed.page.evaluate(() => window.lienthong?.senderStats())
  return (stats?.layers ?? []).reduce((sum, { bytes }) => sum + bytes, 0)
}
const stops = () =>
  until(
    'no more video leaves Việt Trì',
    async () => {
      const before = await bytesSent()
      await new Promise((done) => setTimeout(done, 1000))
      return (await bytesSent()) - before
    },
    (bytes) => bytes === 0,
    { withinMs: 20_000 },
  )

test('K19: a site in preview moves at the console, and at no site', async () => {
  await desk.page.keyboard.press('1')
  await desk.slot(0).click()
  await desk.tile(vietTri).click()
  const { tookMs } = await until('the preview moves', atTheConsole, isRed)
  console.log(`preview live after ${Math.round(tookMs)} ms`)
  expect(await elsewhere.sees(camera)).toBeNull()
  expect(await filmed.state()).toMatchObject({ onAir: false, order: { camera: 2 } })

  await desk.page.keyboard.press('Shift+Delete')
  await stops()
})

test('K19, R51: a site is seen live and large, and not any more when that is closed', async () => {
  await desk.tile(vietTri).click()
  await desk.page.keyboard.press('z')
  await desk.page.getByRole('dialog').getByText('Hình trực tiếp').waitFor()
  await until('the large picture moves', atTheConsole, isRed)
  expect(await filmed.state()).toMatchObject({ onAir: false, order: { camera: 2 } })
  await desk.page.keyboard.press('Escape')
  await stops()
})

test('R52: live pictures come back by themselves after the console lost its connection', async () => {
  await desk.slot(0).click()
  await desk.tile(vietTri).click()
  await until('the preview moves', atTheConsole, isRed)
  const { marked } = await desk.page.evaluate(markAndCut)
  expect(marked).toBe(1)
  await until(
    'another picture moves in the preview',
    async () => ({ seen: await atTheConsole(), old: await desk.page.locator('video[data-old]').count() }),
    ({ seen, old }) => old === 0 && isRed(seen),
    { withinMs: 30_000 },
  )
})

/** Runs in the page: the WebSocket ends as if the line were lost; pictures of now are known again by a mark. */
function markAndCut(): { marked: number } {
  const now = document.querySelectorAll<HTMLVideoElement>('video[data-source]')
  for (const video of now) video.dataset.old = 'true'
  for (const socket of window.sockets ?? []) socket.close()
  return { marked: now.length }
}

/** To run in a page before its own scripts: keeps its WebSockets at hand. */
function keepSockets(): void {
  const sockets: WebSocket[] = []
  const Real = window.WebSocket
  window.sockets = sockets
  window.WebSocket = class extends Real {
    constructor(...given: ConstructorParameters<typeof WebSocket>) {
      super(...given)
      sockets.push(this)
    }
  }
}

declare global {
  interface Window {
    sockets?: WebSocket[]
  }
}
