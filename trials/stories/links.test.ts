import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SiteStatus } from '#contract'
import { patterns, type RoomPage } from '#trials/browser'
import { seat, sessionAt, siteScene, take, until } from '#trials/stage'
import { readLinkLoad, seatViewers } from '../bench/link-load.ts'
import { openTheatre, type Theatre } from '../bench/theatre.ts'

const vietTri = 'VN-25-07900'
const others = ['VN-25-04795', 'VN-25-08872', 'VN-25-08521']
const far = 'VN-19'
const windowMs = 4_000

let theatre: Theatre
let room: RoomPage

beforeAll(async () => {
  theatre = await openTheatre()
  for (const site of others) await theatre.seatSynthetic(site, { sends: true })
  room = await seat(theatre.deskOf('VN-25'), vietTri, patterns.red)
})

afterAll(async () => {
  await room?.close()
  await theatre?.close()
})

/** Bytes of each layer of the page's camera, lowest first: as the page sent them, as its node received them. */
async function cameraBytes(): Promise<{ sent: number[]; received: number[] }> {
  const stats = await room.page.evaluate(() => window.lienthong?.senderStats())
  const { sources } = await theatre.constellation.tier('VN-25').host.request('statistics', {})
  return {
    sent: stats?.layers.map(({ bytes }) => bytes) ?? [],
    received: sources.find(({ source }) => source === `${vietTri}/camera`)?.layers ?? [],
  }
}

/** Which layers grew over some seconds. What an order ended has left before the first look. */
async function layersThatFlow(): Promise<{ sent: boolean[]; received: boolean[] }> {
  await wait(1_500)
  const before = await cameraBytes()
  await wait(windowMs)
  const after = await cameraBytes()
  const grew = (way: 'sent' | 'received') =>
    after[way].map((bytes, layer) => bytes > (before[way][layer] ?? 0))
  return { sent: grew('sent'), received: grew('received') }
}

const orderedCamera = (layer: number | null) =>
  until(
    `the page is ordered layer ${layer}`,
    async () => (await room.state()).order.camera,
    (camera) => camera === layer,
  )

test('a source crosses a link once: 30 viewers beyond it cost as many streams as one', async () => {
  await take(theatre.deskOf('VN'), siteScene('2x2', vietTri, ...others))
  const viewers = theatre.communesOf(far, 30)
  await seatViewers(theatre, viewers.slice(0, 1), 4)
  const one = await readLinkLoad(theatre, far, windowMs)
  await seatViewers(theatre, viewers.slice(1), 4)
  const thirty = await readLinkLoad(theatre, far, windowMs)
  process.stdout.write(
    `streams over the link to ${far}: ${one.streams} with 1 viewer, ${thirty.streams} with 30 ` +
      `(${one.kbps.toFixed(0)} and ${thirty.kbps.toFixed(0)} kbit/s)\n`,
  )
  expect(one.streams).toBe(4)
  expect(thirty.streams).toBe(one.streams)
})

test('a site on the whole screen sends every layer; when nobody shows it, it sends no byte of video', async () => {
  await take(theatre.deskOf('VN'), siteScene('full', vietTri))
  await orderedCamera(2)
  // A browser on a busy machine begins the highest layer late; what must not flow is looked at once.
  await until(
    'every layer flows',
    layersThatFlow,
    ({ sent, received }) => [...sent, ...received].join() === Array(6).fill(true).join(),
    { withinMs: 60_000 },
  )
  await take(theatre.deskOf('VN'), siteScene('full', others[0] ?? null))
  await orderedCamera(null)
  expect(await layersThatFlow()).toEqual({ sent: [false, false, false], received: [false, false, false] })
})

test('a site shown as a small tile sends its lowest layer and nothing of the higher ones', async () => {
  const empty = Array.from({ length: 5 }, () => null)
  await take(theatre.deskOf('VN'), siteScene('3x3', vietTri, ...others, ...empty))
  await orderedCamera(0)
  expect(await layersThatFlow()).toEqual({ sent: [true, false, false], received: [true, false, false] })
})

test('N15: a picture in preview flows to the far province and is seen by nobody; emptied, it stops', async () => {
  const desk = theatre.deskOf('VN')
  await take(desk, siteScene('full', others[0] ?? null))
  await orderedCamera(null)
  const { id: session } = await sessionAt(desk)
  const arrives = (there: boolean) =>
    until(
      `the picture ${there ? 'is' : 'is not'} in the far province`,
      async () => (await theatre.constellation.tier(far).host.request('statistics', {})).sources,
      (sources) => sources.some(({ source }) => source === `${vietTri}/camera`) === there,
    )

  await desk.call('session.prepare', { session, scene: siteScene('2x2', vietTri, null, null, null) })
  await orderedCamera(1)
  await arrives(true)
  const { sent, received } = await layersThatFlow()
  // A browser on a busy machine takes its time with the layer between.
  expect([sent[0], received[0], sent[2], received[2]]).toEqual([true, true, false, false])
  const seen = room.page.getByTestId('seen-by')
  expect(await seen.getAttribute('data-any')).toBe('false')
  const { onAir, drawn } = await room.state()
  expect({ onAir, drawn }).toEqual({ onAir: false, drawn: [`${others[0]}/camera`] })
  const { sites } = await desk.call<{ sites: { status: SiteStatus }[] }>('sites.list', { below: vietTri })
  expect(sites[0]?.status.display).toBe('confirmed')

  await desk.call('session.prepare', { session, scene: null })
  await orderedCamera(null)
  await arrives(false)
})
