import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { type Devices, describeError } from '#contract'
import { camera, far, here, sentBy, setUpStage, soon, stateOf, stop, third } from './stage.ts'

const stage = setUpStage()

const drawnAt = (page: Page, ...expected: string[]) =>
  vi.waitFor(async () => expect((await stateOf(page)).drawn).toEqual(expected), soon)

const framesIn = (page: Page) =>
  page.evaluate(() => document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames)

/** `here` shows the camera of `far`. */
async function meeting() {
  const [page, other] = [await stage.open(here), await stage.open(far)]
  await Promise.all([stage.published(here), stage.published(far)])
  stage.node().tell(far, 'publish', { ...stop, camera: 2 })
  stage.take(1, far)
  await stage.node().feed(here, [camera(far)])
  await drawnAt(page, `${far}/camera`)
  return { page, other }
}

test('nothing ordered: no byte of picture or sound is sent; a still goes to the wall all the same', async () => {
  const page = await stage.open(far)
  await stage.published(far)
  await vi.waitFor(() => expect(stage.node().siteOf(far).stills.length).toBeGreaterThan(0), soon)
  const { video, audio } = await sentBy(page)
  expect(video.length).toBeGreaterThan(0)
  expect([...video, audio].every((bytes) => bytes === 0)).toBe(true)
  const [still] = stage.node().siteOf(far).stills
  expect(still?.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
  expect(still?.length).toBeLessThanOrEqual(48 * 1024)
})

test('layers above the ordered one stay silent, and all do when the order ends', async () => {
  const page = await stage.open(far)
  await stage.published(far)
  stage.node().tell(far, 'publish', { ...stop, camera: 1, microphone: true })
  await vi.waitFor(async () => {
    const { video, audio } = await sentBy(page)
    expect(video.map((bytes) => bytes > 0)).toEqual([true, true, false])
    expect(audio).toBeGreaterThan(0)
  }, soon)
  stage.node().tell(far, 'publish', stop)
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
    const last = stage
      .node()
      .siteOf(here)
      .reports.findLast(({ op }) => op === 'shown')
    expect(last?.body).toMatchObject({
      revision: 1,
      slots: [{ source: `${far}/camera`, advancing: true }],
    })
  }, soon)
  expect(await page.locator('[data-slot="0"]').innerText()).toContain('PTO - Xã Tân Pheo')
})

test('a switch keeps the old picture, under its own name, until the new one has a frame', async () => {
  const { page } = await meeting()
  await stage.open(third)
  await stage.published(third)
  stage.take(2, third)
  await page.getByText('Đang chuyển sang TNG - Phường Phan Đình Phùng').waitFor()
  expect((await stateOf(page)).drawn).toEqual([`${far}/camera`])
  stage.node().tell(third, 'publish', { ...stop, camera: 2 })
  await stage.node().feed(here, [camera(third)])
  await drawnAt(page, `${third}/camera`)
  expect(await page.locator('[data-slot="0"]').innerText()).toBe('TNG - Phường Phan Đình Phùng')
})

test('the site’s own slot is drawn from its own camera', async () => {
  const { page } = await meeting()
  stage.take(2, far, here)
  await drawnAt(page, `${far}/camera`, `${here}/camera`)
})

test('media goes on while the connection is away, and the seat is resumed', async () => {
  const { page } = await meeting()
  stage.node().cut({ down: true })
  await page.getByText('đang tự kết nối lại').waitFor()
  const before = (await framesIn(page)) ?? 0
  await vi.waitFor(async () => expect(await framesIn(page)).toBeGreaterThan(before + 10), soon)
  stage.node().up()
  await vi.waitFor(
    () => expect(stage.node().siteOf(here).hellos.at(-1)).toMatchObject({ resume: true }),
    soon,
  )
  await page.getByText('Đã kết nối').waitFor()
  expect(
    stage
      .node()
      .siteOf(here)
      .requests.filter((op) => op === 'media.open').length,
  ).toBe(1)
})

test('a path that was cut: ICE is restarted at both ends, and pictures move again without opening media anew', {
  timeout: 60_000,
}, async () => {
  const { page } = await meeting()
  stage.relay().cut()
  // A restart is a negotiation, and what the sender was told to send has to stand after it.
  for (const site of [here, far])
    await vi.waitFor(() => expect(stage.node().siteOf(site).requests).toContain('media.restart-ice'), {
      timeout: 20_000,
      interval: 50,
    })
  await page.getByText('Đường hình và tiếng gián đoạn').waitFor()
  stage.relay().heal()
  await page.getByText('Hình và tiếng thông suốt').waitFor()
  const before = (await framesIn(page)) ?? 0
  await vi.waitFor(async () => expect(await framesIn(page)).toBeGreaterThan(before + 10), soon)
  for (const site of [here, far]) {
    const opened = stage
      .node()
      .siteOf(site)
      .requests.filter((op) => op === 'media.open')
    expect(opened).toHaveLength(1)
  }
})

test('a node that restarted: media is opened anew, and the old picture stays until the new one', async () => {
  const { page } = await meeting()
  stage.node().forgetSeats()
  stage.node().cut()
  await stage.published(here, 2)
  expect((await stateOf(page)).drawn).toEqual([`${far}/camera`])
  await stage.published(far, 2)
  stage.node().tell(far, 'publish', { ...stop, camera: 2 })
  await stage.node().feed(here, [camera(far)])
  await vi.waitFor(() => expect(stage.node().siteOf(here).requests.at(-1)).toBe('feeds.ready'), soon)
  await drawnAt(page, `${far}/camera`)
})

test('media lost at the node is opened again', async () => {
  await meeting()
  stage.node().tell(here, 'media-lost', { error: describeError('media.worker-lost') })
  await stage.published(here, 2)
})

test('own microphone: closed at once by its button', async () => {
  const page = await stage.open(here)
  await stage.published(here)
  stage.node().tell(here, 'publish', { ...stop, microphone: true })
  await page.getByText('MICRO ĐANG MỞ').waitFor()
  await page.getByRole('button', { name: 'Tắt micro của tôi' }).click()
  await page.getByText('Micro đang tắt').waitFor()
  expect((await stateOf(page)).order.microphone).toBe(false)
  await vi.waitFor(() => expect(stage.node().siteOf(here).requests).toContain('microphone.close'), soon)
})

test('own microphone closed while the node is away stays closed when it is back, and is asked for then', async () => {
  const page = await stage.open(here)
  await stage.published(here)
  stage.node().tell(here, 'publish', { ...stop, microphone: true })
  await page.getByText('MICRO ĐANG MỞ').waitFor()
  stage.node().cut({ down: true })
  await page.getByText('Mất liên lạc với').waitFor()
  await page.getByRole('button', { name: 'Tắt micro của tôi' }).click()
  await page.getByText('Micro đang tắt').waitFor()
  stage.node().up()
  await vi.waitFor(() => expect(stage.node().siteOf(here).requests).toContain('microphone.close'), soon)
  // The fake node has said that it is closed: what is ordered from now on is a new opening.
  stage.node().tell(here, 'publish', { ...stop, microphone: true })
  await page.getByText('MICRO ĐANG MỞ').waitFor()
})

const quiet = {
  ...{ onAir: false, microphoneOpen: false, hand: null, invited: null, speakingSince: null, closedBy: null },
  ...{ seenBy: [], heardBy: [], uplink: true },
}

test('a site asks to speak, sees its place, is invited, and sees who closed its microphone', async () => {
  const page = await stage.open(here)
  await stage.published(here)
  stage.take(1, far)
  const { requests } = stage.node().siteOf(here)
  stage.node().tell(here, 'standing', quiet)
  await page.getByRole('button', { name: 'Xin phát biểu' }).click()
  await vi.waitFor(() => expect(requests).toContain('hand.raise'), soon)
  stage.node().tell(here, 'standing', { ...quiet, hand: { at: 1, place: 3 } })
  await page.getByText('thứ 3 trong danh sách').waitFor()
  await page.getByRole('button', { name: 'Hạ tay' }).waitFor()

  const invited = { by: 'Trung ương', at: Date.UTC(2026, 6, 1) }
  stage.node().tell(here, 'standing', { ...quiet, invited })
  await page.getByText('Trung ương mời lúc 07:00').waitFor()
  await page.getByRole('button', { name: 'Bấm để mở micro' }).click()
  await vi.waitFor(() => expect(requests).toContain('invitation.accept'), soon)
  stage.node().tell(here, 'publish', { ...stop, microphone: true })
  stage.node().tell(here, 'standing', { ...quiet, microphoneOpen: true, speakingSince: Date.now() })
  await page.getByText('Đã phát biểu 0:0').waitFor()

  stage.node().tell(here, 'publish', stop)
  stage
    .node()
    .tell(here, 'standing', { ...quiet, closedBy: { by: 'Trung ương', at: Date.UTC(2026, 6, 1, 0, 1) } })
  await page.getByText('Micro đã được Trung ương tắt lúc 07:01').waitFor()
  await page.getByRole('button', { name: 'Đã biết' }).click()
  await page.getByText('Micro đã được').waitFor({ state: 'hidden' })
})

test('a camera that goes away is taken again by itself, and what is ordered goes on', async () => {
  const page = await stage.open(far, '')
  await page.addInitScript(() => {
    const devices = navigator.mediaDevices
    const get = devices.getUserMedia.bind(devices)
    devices.getUserMedia = async (constraints) => {
      const stream = await get(constraints)
      const [track] = stream.getVideoTracks()
      window.addEventListener('unplug', () => track?.dispatchEvent(new Event('ended')), { once: true })
      return stream
    }
  })
  await page.reload()
  await page.getByRole('button', { name: 'Vào phòng họp' }).click()
  await stage.published(far)
  stage.node().tell(far, 'publish', { ...stop, camera: 0 })
  await vi.waitFor(async () => expect((await sentBy(page)).video[0]).toBeGreaterThan(0), soon)
  await page.evaluate(() => window.dispatchEvent(new Event('unplug')))
  const before = (await sentBy(page)).video[0] ?? 0
  await vi.waitFor(async () => expect((await sentBy(page)).video[0]).toBeGreaterThan(before + 20_000), soon)
  const cameras = stage
    .node()
    .siteOf(far)
    .reports.flatMap(({ op, body }) => (op === 'devices' ? [(body as Devices).camera] : []))
  expect(cameras).toContain('lost')
  expect(cameras.at(-1)).toBe('ok')
})

test('sound that the browser holds back waits for one click', async () => {
  const page = await stage.open(here, '')
  await page.evaluate(() => localStorage.setItem('lienthong.room.VN-25-07900.joined', 'true'))
  await page.addInitScript(() => {
    const play = HTMLAudioElement.prototype.play
    let clicked = false
    window.addEventListener(
      'pointerdown',
      () => {
        clicked = true
      },
      true,
    )
    HTMLAudioElement.prototype.play = function () {
      return clicked ? play.call(this) : Promise.reject(new DOMException('held back', 'NotAllowedError'))
    }
  })
  await page.reload()
  await stage.open(far)
  await Promise.all([stage.published(here), stage.published(far)])
  await stage.node().feed(here, [{ source: `${far}/microphone`, layer: null }])
  await page.getByRole('button', { name: 'Bấm để bật tiếng' }).click()
  await vi.waitFor(async () => expect((await stateOf(page)).sound).toBe('playing'), soon)
})
