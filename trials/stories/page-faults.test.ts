import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createScope } from '#foundation/lifetime'
import { silentLog } from '#foundation/log'
import { launchBrowser, patterns } from '#trials/browser'
import { type Constellation, startConstellation, threeTiers } from '#trials/constellation'
import { everyRight } from '#trials/hostile'
import { type Desk, openDesk } from '#trials/stage'

/** A site a test: a browser that was closed leaves its seat waiting for it. */
const sites = ['07900', '07894', '05089', '04795', '05014', '08521'].map((code) => `VN-25-${code}`)
let site = ''
const sizes = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
]
/** A picture of every fault at every size is left here, to be looked at. */
const pictures = '.build/faults'
const patient = { timeout: 20_000 }

const scope = createScope()
let constellation: Constellation
let desk: Desk
let browser: Browser

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-faults-'))
  scope.add(() => rmSync(folder, { recursive: true, force: true }))
  const port = await freePort()
  // A store that outlives the control process, and a port that it comes back to.
  const configs = threeTiers({ storeOf: (node) => `pglite:${join(folder, node)}`, portOf: () => port })
  constellation = await startConstellation(
    configs.filter(({ node }) => node === 'VN-25'),
    silentLog,
  )
  scope.add(constellation)
  const { sites: access, url } = constellation.tier('VN-25').control
  const { token } = await access.issueAccessToken({ name: 'story', rights: everyRight, expiresAt: null })
  desk = openDesk(url, token)
  browser = await launchBrowser({ pattern: patterns.red })
  scope.add(browser)
})
beforeEach(() => {
  site = sites.shift() ?? expect.fail('no site left')
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})
afterAll(() => scope.close())

const freshLink = async (): Promise<string> =>
  (await desk.call<{ url: string }>('sites.issue-link', { site })).url

/** Opens a personal link in a browser of its own, so to say, and joins by the large button as a person does. */
async function open(
  by: Browser,
  { link, before }: { link?: string; before?: () => void } = {},
): Promise<Page> {
  const context = await by.newContext({ viewport: sizes[0] ?? null })
  const page = await context.newPage()
  if (before) await page.addInitScript(before)
  await page.goto(link ?? (await freshLink()))
  return page
}
async function enter(page: Page): Promise<Page> {
  await page.getByRole('button', { name: 'Vào phòng họp' }).click(patient)
  await page.waitForFunction(() => window.lienthong?.state.media === 'open', undefined, patient)
  return page
}

/** Each text stands on the screen at both sizes, without scrolling; a picture of it is kept. */
async function says(page: Page, name: string, ...texts: string[]): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size)
    for (const text of texts) {
      const found = page.getByText(text).first()
      await found.waitFor({ state: 'visible', ...patient })
      const box = await found.boundingBox()
      expect(box?.y, text).toBeGreaterThanOrEqual(0)
      expect((box?.y ?? 0) + (box?.height ?? 0), text).toBeLessThanOrEqual(size.height)
      expect((box?.x ?? 0) + (box?.width ?? 0), text).toBeLessThanOrEqual(size.width)
    }
    await page.screenshot({ path: join(pictures, `${name}-${size.width}.png`) })
  }
}
const gone = (page: Page, text: string) =>
  page
    .getByText(text)
    .first()
    .waitFor({ state: 'hidden', ...patient })

test('the node can not be reached: the page says so, keeps trying, and is back by itself', async () => {
  const page = await enter(await open(browser))
  const tier = constellation.tier('VN-25')
  await tier.crashControl()
  await says(page, 'unreachable', 'Mất liên lạc với', 'đang tự kết nối lại', 'Trực kỹ thuật', '0210 0000 000')
  await tier.startControl()
  await says(page, 'reachable', 'Đã kết nối với')
  await gone(page, 'Mất liên lạc với')
  await page.waitForFunction(() => window.lienthong?.state.media === 'open', undefined, patient)
})

test('no camera and no microphone: the page says so, and joins all the same', async () => {
  const bare = await launchBrowser({ pattern: null })
  try {
    const page = await open(bare)
    const texts = ['Không tìm thấy camera và micro', 'Cắm lại dây USB của camera và micro', 'Thử lại']
    await says(page, 'no-devices-welcome', ...texts, 'Vào phòng họp')
    await enter(page)
    await says(page, 'no-devices', ...texts)
  } finally {
    await bare.close()
  }
})

test('camera and microphone not allowed: the page says where to allow them', async () => {
  const strict = await launchBrowser({ pattern: patterns.green, allow: false })
  try {
    const page = await open(strict)
    await says(
      page,
      'denied-welcome',
      'Camera và micro chưa được phép dùng',
      'Bấm biểu tượng ổ khóa',
      'Thử lại',
      'Vào phòng họp',
    )
    await enter(page)
    await says(page, 'denied', 'Camera và micro chưa được phép dùng', 'Bấm biểu tượng ổ khóa', 'Thử lại')
  } finally {
    await strict.close()
  }
})

test('the camera is unplugged during the session: the page says so, and takes it back when it is plugged in', async () => {
  const page = await enter(await open(browser, { before: makeUnpluggable }))
  await page.evaluate(() => window.camera?.unplug())
  await says(page, 'camera-lost', 'Camera vừa mất kết nối', 'Kiểm tra dây USB và nguồn camera')
  await page.evaluate(() => window.camera?.plug())
  await gone(page, 'Camera vừa mất kết nối')
  await page.waitForFunction(() => window.lienthong?.state.devices.camera === 'ok', undefined, patient)
})

test('the seat is held by another browser: the page says so, and can take it over; the other is told', async () => {
  const first = await enter(await open(browser))
  const second = await open(browser)
  const advice = 'Chỉ một máy được đại diện cho điểm cầu'
  await says(second, 'seat-taken', 'Điểm cầu đang mở ở máy khác', advice, 'Chuyển sang máy này')
  await second.getByRole('button', { name: 'Chuyển sang máy này' }).click()
  await enter(second)
  await says(first, 'seat-lost', 'Điểm cầu đang mở ở máy khác', advice, 'Chuyển sang máy này')
  await first.getByRole('button', { name: 'Chuyển sang máy này' }).click()
  await says(first, 'seat-back', 'Đã kết nối với')
  await says(second, 'seat-lost-again', 'Điểm cầu đang mở ở máy khác')
})

test('the link is revoked: the page says so and whom to call; neither it nor the link comes back', async () => {
  const link = await freshLink()
  const page = await enter(await open(browser, { link }))
  await desk.call('sites.revoke-links', { site })
  const advice = 'gọi trực kỹ thuật để xin liên kết mới'
  await says(page, 'revoked', 'Đường liên kết không dùng được', advice, '0210 0000 000')
  await page.reload()
  await says(page, 'revoked-reloaded', 'Đường liên kết không dùng được', advice)
  await page.goto(link)
  await says(page, 'revoked-link', 'Không mở được trang', 'Hãy xin liên kết mới từ cán bộ kỹ thuật cấp trên')
})

/** Runs before the page: a camera whose plug can be pulled, as browsers show it to a page. */
function makeUnpluggable(): void {
  const devices = navigator.mediaDevices
  const [get, list] = [devices.getUserMedia.bind(devices), devices.enumerateDevices.bind(devices)]
  const tracks = new Set<MediaStreamTrack>()
  let plugged = true
  devices.getUserMedia = async (constraints) => {
    if (constraints?.video && !plugged) throw new DOMException('Requested device not found', 'NotFoundError')
    const stream = await get(constraints)
    for (const track of stream.getVideoTracks()) tracks.add(track)
    return stream
  }
  devices.enumerateDevices = async () => (await list()).filter(({ kind }) => plugged || kind !== 'videoinput')
  window.camera = {
    unplug() {
      plugged = false
      for (const track of tracks) {
        track.stop()
        track.dispatchEvent(new Event('ended'))
      }
      tracks.clear()
      devices.dispatchEvent(new Event('devicechange'))
    },
    plug() {
      plugged = true
      devices.dispatchEvent(new Event('devicechange'))
    },
  }
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(address)))
    })
  })
}

declare global {
  interface Window {
    camera?: { unplug(): void; plug(): void }
  }
}
