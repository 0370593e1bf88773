import { rm } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createMediaHost, type MediaHost } from '#conference/media'
import { describeError } from '#contract'
import { silentLog } from '#foundation/log'
import { systemClock } from '#foundation/time'
import { mediaWorkerBin } from '../../../setup/worker-path.mjs'
import { buildRoom, launchChromium } from './browser.ts'
import { type FakeNode, startFakeNode } from './fake-node.ts'

const here = 'VN-25-07900'
const far = 'VN-25-05089'
const third = 'VN-19-05490'
const labels = {
  'VN-25': 'Tỉnh Phú Thọ',
  [here]: 'PTO - Phường Việt Trì',
  [far]: 'PTO - Xã Tân Pheo',
  [third]: 'TNG - Phường Phan Đình Phùng',
}
const session = { id: 's1', title: 'Phiên thử' }
const soon = { timeout: 10_000, interval: 20 }
const stop = { camera: null, microphone: false, content: false }

let webRoot: string
let browser: Browser
let media: MediaHost
let node: FakeNode
let contexts: BrowserContext[] = []
let complaints: string[] = []

const startHost = () =>
  createMediaHost({
    workers: 1,
    workerBin: mediaWorkerBin(),
    listen: [{ ip: '127.0.0.1' }],
    pipeIp: { ip: '127.0.0.1' },
    log: silentLog,
    clock: systemClock,
  })

beforeAll(async () => {
  webRoot = await buildRoom()
  browser = await launchChromium({ grant: true })
}, 60_000)
afterAll(async () => {
  await browser.close()
  await rm(webRoot, { recursive: true })
})
beforeEach(async () => {
  media = await startHost()
  node = await startFakeNode({ webRoot, media, labels, dutyPhone: '0210 3846 789' })
  complaints = []
})
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()))
  contexts = []
  await node.close()
  media.close()
  expect(node.faults).toEqual([])
  expect(complaints).toEqual([])
})

async function open(site: string, query = '&auto=1', by = browser): Promise<Page> {
  const context = await by.newContext({ viewport: { width: 1366, height: 768 } })
  contexts.push(context)
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) complaints.push(message.text())
  })
  await page.goto(`${node.url}/room/?site=${site}${query}`)
  return page
}
const stateOf = async (page: Page) => {
  const state = await page.evaluate(() => window.lienthong?.state)
  if (!state) throw new Error('the page exposes no state')
  return state
}
const sentBy = async (page: Page) => {
  const stats = await page.evaluate(() => window.lienthong?.senderStats())
  if (!stats) throw new Error('the page exposes no statistics')
  return { video: stats.layers.map(({ bytes }) => bytes), audio: stats.audioBytes }
}
const published = (site: string) =>
  vi.waitFor(
    () => expect(node.siteOf(site).requests.filter((op) => op === 'media.publish').length).toBe(2),
    soon,
  )
const take = (revision: number, ...sites: string[]) => {
  const slots = sites.map((site) => ({ kind: 'site' as const, site }))
  const layout = sites.length === 1 ? 'full' : '1+1'
  node.tell(here, 'scene', { session, revision, labels, scene: { layout, slots } })
}
const camera = (site: string) => ({ source: `${site}/camera`, layer: 2 })
const drawnAt = (page: Page, ...expected: string[]) =>
  vi.waitFor(async () => expect((await stateOf(page)).drawn).toEqual(expected), soon)

/** `here` shows the camera of `far`. */
async function meeting() {
  const [page, other] = [await open(here), await open(far)]
  await Promise.all([published(here), published(far)])
  node.tell(far, 'publish', { ...stop, camera: 2 })
  take(1, far)
  await node.feed(here, [camera(far)])
  await drawnAt(page, `${far}/camera`)
  return { page, other }
}

test('first visit: a large button; later visits join by themselves, to the same seat', async () => {
  const page = await open(here, '')
  await page.getByRole('heading', { name: 'PTO - Phường Việt Trì' }).waitFor()
  expect((await stateOf(page)).media).toBe('none')
  await page.getByRole('button', { name: 'Vào phòng họp' }).click()
  await published(here)
  await page.getByText('Chưa có phiên họp').waitFor()
  await page.reload()
  await vi.waitFor(async () => expect((await stateOf(page)).media).toBe('open'), soon)
})

test('nothing ordered: no byte of picture or sound is sent; a still goes to the wall all the same', async () => {
  const page = await open(far)
  await published(far)
  await vi.waitFor(() => expect(node.siteOf(far).stills.length).toBeGreaterThan(0), soon)
  const { video, audio } = await sentBy(page)
  expect(video.length).toBeGreaterThan(0)
  expect([...video, audio].every((bytes) => bytes === 0)).toBe(true)
  const [still] = node.siteOf(far).stills
  expect(still?.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
  expect(still?.length).toBeLessThanOrEqual(48 * 1024)
})

test('layers above the ordered one stay silent, and all do when the order ends', async () => {
  const page = await open(far)
  await published(far)
  node.tell(far, 'publish', { ...stop, camera: 1, microphone: true })
  await vi.waitFor(async () => {
    const { video, audio } = await sentBy(page)
    expect(video.map((bytes) => bytes > 0)).toEqual([true, true, false])
    expect(audio).toBeGreaterThan(0)
  }, soon)
  node.tell(far, 'publish', stop)
  await new Promise((resolve) => setTimeout(resolve, 300))
  const before = await sentBy(page)
  await new Promise((resolve) => setTimeout(resolve, 1000))
  expect(await sentBy(page)).toEqual(before)
})

test('what is shown is reported with its revision, within a second of the first frame', async () => {
  const { page } = await meeting()
  const [slot] = (await stateOf(page)).slots
  expect(slot?.firstFrameAt).toBeGreaterThan(slot?.orderedAt ?? 0)
  await vi.waitFor(() => {
    const last = node.siteOf(here).reports.findLast(({ op }) => op === 'shown')
    expect(last?.body).toMatchObject({
      revision: 1,
      slots: [{ source: `${far}/camera`, advancing: true }],
    })
  }, soon)
  expect(await page.locator('[data-slot="0"]').innerText()).toContain('PTO - Xã Tân Pheo')
})

test('a switch keeps the old picture, under its own name, until the new one has a frame', async () => {
  const { page } = await meeting()
  await open(third)
  await published(third)
  take(2, third)
  await page.getByText('Đang chuyển sang TNG - Phường Phan Đình Phùng').waitFor()
  expect((await stateOf(page)).drawn).toEqual([`${far}/camera`])
  node.tell(third, 'publish', { ...stop, camera: 2 })
  await node.feed(here, [camera(third)])
  await drawnAt(page, `${third}/camera`)
  expect(await page.locator('[data-slot="0"]').innerText()).toBe('TNG - Phường Phan Đình Phùng')
})

test('the site’s own slot is drawn from its own camera', async () => {
  const { page } = await meeting()
  take(2, far, here)
  await drawnAt(page, `${far}/camera`, `${here}/camera`)
})

test('media goes on while the connection is away, and the seat is resumed', async () => {
  const { page } = await meeting()
  node.cut({ down: true })
  await page.getByText('đang tự kết nối lại').waitFor()
  const framesIn = () =>
    page.evaluate(() => document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames)
  const before = (await framesIn()) ?? 0
  await vi.waitFor(async () => expect(await framesIn()).toBeGreaterThan(before + 10), soon)
  node.up()
  await vi.waitFor(() => expect(node.siteOf(here).hellos.at(-1)).toMatchObject({ resume: true }), soon)
  await page.getByText('Đã kết nối').waitFor()
  expect(node.siteOf(here).requests.filter((op) => op === 'media.open').length).toBe(1)
})

test('a node that restarted: media is opened anew, and the old picture stays until the new one', async () => {
  const { page } = await meeting()
  node.forgetSeats()
  node.cut()
  await vi.waitFor(
    () => expect(node.siteOf(here).requests.filter((op) => op === 'media.publish').length).toBe(4),
    soon,
  )
  expect((await stateOf(page)).drawn).toEqual([`${far}/camera`])
  await vi.waitFor(
    () => expect(node.siteOf(far).requests.filter((op) => op === 'media.publish').length).toBe(4),
    soon,
  )
  node.tell(far, 'publish', { ...stop, camera: 2 })
  await node.feed(here, [camera(far)])
  await vi.waitFor(() => expect(node.siteOf(here).requests.at(-1)).toBe('feeds.ready'), soon)
  await drawnAt(page, `${far}/camera`)
})

test('media lost at the node is opened again', async () => {
  await meeting()
  node.tell(here, 'media-lost', { error: describeError('media.worker-lost') })
  await vi.waitFor(
    () => expect(node.siteOf(here).requests.filter((op) => op === 'media.publish').length).toBe(4),
    soon,
  )
})

test('a seat that is held elsewhere can be taken over', async () => {
  node.refuse(describeError('seat.taken', { since: '08:00' }))
  const page = await open(here)
  const button = page.getByRole('button', { name: 'Chuyển sang máy này' })
  await button.waitFor()
  node.refuse(null)
  await button.click()
  await published(here)
  expect(node.siteOf(here).hellos).toEqual([{ resume: false, takeOver: true }])
})

test('a seat taken over elsewhere: camera and media are let go, and the page says so', async () => {
  const page = await open(here)
  await published(here)
  node.tell(here, 'seat-lost', { error: describeError('seat.taken', { since: '08:00' }) })
  await page.getByText('Điểm cầu đang mở ở máy khác').waitFor()
  expect(await stateOf(page)).toMatchObject({ connection: 'refused', media: 'none' })
  await page.getByText('seat.taken').waitFor()
  await page.getByText('0210 3846 789').waitFor()
})

test('own microphone: closed at once by its button', async () => {
  const page = await open(here)
  await published(here)
  node.tell(here, 'publish', { ...stop, microphone: true })
  await page.getByText('MICRO ĐANG MỞ').waitFor()
  await page.getByRole('button', { name: 'Tắt micro của tôi' }).click()
  await page.getByText('Micro đang tắt').waitFor()
  expect((await stateOf(page)).order.microphone).toBe(false)
  await vi.waitFor(() => expect(node.siteOf(here).requests).toContain('microphone.close'), soon)
})

test('devices that are not allowed: the page says how to allow them and joins all the same', async () => {
  const strict = await launchChromium({ grant: false })
  try {
    const page = await open(here, '&auto=1', strict)
    await page.getByText('Camera chưa được phép dùng').waitFor()
    await page.getByText('device.camera-denied').waitFor()
    await vi.waitFor(
      () =>
        expect(node.siteOf(here).reports.at(-1)?.body).toEqual({ camera: 'denied', microphone: 'denied' }),
      soon,
    )
    expect((await stateOf(page)).media).toBe('open')
  } finally {
    await strict.close()
  }
})
