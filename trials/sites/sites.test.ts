import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Screen, SiteId } from '#contract'
import { silentLog } from '#foundation/log'
import { systemClock } from '#foundation/time'
import { loadSiteMedia, type SiteMedia } from '#trials/media'
import { type SyntheticSite, type SyntheticSiteOptions, startSyntheticSite } from './index.ts'
import { backOffMs } from './room/state.ts'
import { type RoomNode, startRoomNode } from './testing/room-node.ts'

const A = 'VN-25-07900'
const B = 'VN-25-08872'
let node: RoomNode
let media: SiteMedia
let started: SyntheticSite[] = []

beforeEach(async () => {
  node = await startRoomNode()
  media = await loadSiteMedia(A)
})
afterEach(async () => {
  await Promise.all(started.map((site) => site.close()))
  started = []
  await node.close()
})

function start(site: SiteId, options: Partial<SyntheticSiteOptions> = {}): SyntheticSite {
  const synthetic = startSyntheticSite({
    ...{ link: node.link(site), media: null, receive: false, log: silentLog, clock: systemClock },
    ...options,
  })
  started.push(synthetic)
  return synthetic
}

const everything = { camera: 2, microphone: true, content: false }
const full = (site: SiteId): Screen => ({ layout: 'full', slots: [{ kind: 'site', site }] })
const plain = { transition: 'cut' } as const
const until = <T>(check: () => T) => vi.waitFor(check, { timeout: 5_000, interval: 20 })

async function bytesOf(source: string): Promise<number[]> {
  const { sources } = await node.host.request('statistics', {})
  return sources.find((each) => each.source === source)?.layers ?? []
}

test('an open microphone says how loud it is, and the node hears who speaks', async () => {
  const heard: { site: SiteId; level: number }[] = []
  node.host.onNotice(({ name, body }) => {
    if (name === 'levels') heard.push(...body.levels)
  })
  const site = start(A, { media })
  await site.ready()
  node.tell(A, 'publish', { camera: null, microphone: true, content: false })
  await until(() => expect(heard.length).toBeGreaterThan(2))
  for (const { site: of, level } of heard) {
    expect(of).toBe(A)
    expect(Math.abs(level - -26)).toBeLessThan(6)
  }
})

test('a site sends nothing until it is ordered, then exactly the layers that are wanted', async () => {
  const site = start(A, { media })
  await site.ready()
  expect(site.site).toBe(A)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(site.stats().camera.map(({ packets }) => packets)).toEqual([0, 0, 0])
  expect(site.stats().microphone?.packets).toBe(0)

  node.tell(A, 'publish', { camera: 1, microphone: false, content: false })
  await until(() => expect(site.stats().camera[1]?.packets).toBeGreaterThan(20))
  expect(site.stats().camera[2]?.packets).toBe(0)
  expect(site.stats().microphone?.packets).toBe(0)

  node.tell(A, 'publish', { camera: null, microphone: false, content: false })
  await until(() => expect(site.stats().order.camera).toBeNull())
  const stopped = site.stats().camera
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(site.stats().camera).toEqual(stopped)
  const counted = await bytesOf(`${A}/camera`)
  expect(counted[0]).toBeGreaterThan(0)
  expect(counted[1]).toBeGreaterThan(counted[0] ?? 0)
})

test('a receiver has the first key frame of every layer soon after it is fed, and sound when it is open', async () => {
  const sender = start(A, { media })
  const seen: string[] = []
  const receiver = start(B, { receive: true, onFeed: (source) => seen.push(source) })
  await Promise.all([sender.ready(), receiver.ready()])
  node.tell(A, 'publish', everything)
  for (const layer of [0, 1, 2]) {
    const since = systemClock.now()
    expect(await node.feed([B], [{ source: `${A}/camera`, layer }])).toEqual([])
    const at = await receiver.firstKeyFrameAfter(`${A}/camera`, since)
    expect(at - since).toBeLessThan(1_000)
    await until(() => {
      const got = receiver.stats().received.find(({ source }) => source === `${A}/camera`)
      expect(got?.width).toBe([320, 640, 1280][layer])
      expect(got?.missed).toBe(0)
    })
  }
  await node.feed([B], [{ source: `${A}/microphone`, layer: null }])
  await receiver.firstKeyFrameAfter(`${A}/microphone`, systemClock.now())
  expect(seen).toEqual([`${A}/camera`, `${A}/microphone`])
})

test('a receiver that joins a running picture need not wait for the next key frame of the loop', async () => {
  const sender = start(A, { media })
  const receiver = start(B, { receive: true })
  await Promise.all([sender.ready(), receiver.ready()])
  node.tell(A, 'publish', everything)
  const took: number[] = []
  for (let round = 0; round < 5; round++) {
    await node.feed([B], [])
    // Far from the start of a second of the loop, where a key frame would come anyway.
    await new Promise((resolve) => setTimeout(resolve, 330))
    const since = systemClock.now()
    await node.feed([B], [{ source: `${A}/camera`, layer: 2 }])
    took.push((await receiver.firstKeyFrameAfter(`${A}/camera`, since)) - since)
  }
  expect(Math.max(...took)).toBeLessThan(300)
})

test('what it shows is reported from what arrives, and a picture that stops no longer advances', async () => {
  const sender = start(A, { media })
  const receiver = start(B, { receive: true, media })
  await Promise.all([sender.ready(), receiver.ready()])
  const last = () => node.shown.filter(({ site }) => site === B).at(-1)?.shown
  const labels = { [A]: 'A' }
  node.tell(B, 'scene', { session: null, revision: 7, scene: full(A), labels, ...plain, speaking: [] })
  await until(() =>
    expect(last()).toMatchObject({ revision: 7, slots: [{ source: null, advancing: false }] }),
  )
  node.tell(A, 'publish', everything)
  await node.feed([B], [{ source: `${A}/camera`, layer: 1 }])
  const shown = { slot: 0, source: `${A}/camera`, advancing: true, width: 640, height: 360 }
  await until(() => expect(last()?.slots).toEqual([shown]))
  node.tell(A, 'publish', { camera: null, microphone: false, content: false })
  await until(() => expect(last()?.slots).toEqual([{ ...shown, advancing: false }]))
  node.tell(B, 'scene', {
    session: null,
    revision: 8,
    scene: full(B),
    labels: { [B]: 'B' },
    ...plain,
    speaking: [],
  })
  await until(() =>
    expect(last()).toMatchObject({ revision: 8, slots: [{ source: `${B}/camera`, advancing: true }] }),
  )
})

test('media goes on while the control connection is cut, and the seat is resumed', async () => {
  const site = start(A, { media })
  await site.ready()
  node.tell(A, 'publish', everything)
  await until(() => expect(site.stats().camera[2]?.packets).toBeGreaterThan(5))
  const before = site.state()
  node.cut(A)
  await until(() => expect(site.state().is).toBe('waiting'))
  const sent = site.stats().camera[2]?.packets ?? 0
  await until(() => expect(site.stats().camera[2]?.packets).toBeGreaterThan(sent))
  await site.ready()
  expect(site.state()).toEqual(before)
  expect(node.hellos.map(({ resume }) => resume)).toEqual([undefined, 'seat-1'])
})

test('lost media is opened anew and goes on as ordered', async () => {
  const site = start(A, { media })
  await site.ready()
  node.tell(A, 'publish', everything)
  await until(async () => expect((await bytesOf(`${A}/camera`))[2]).toBeGreaterThan(0))
  await node.loseMedia(A)
  await until(async () => expect((await bytesOf(`${A}/camera`))[2]).toBeGreaterThan(0))
  expect(node.hellos).toHaveLength(1)
})

test('stills go to the wall off air; a node that is away is waited for; closing leaves nothing behind', async () => {
  const site = start(A, { media })
  await until(() => expect(node.stills).toHaveLength(1))
  expect(node.stills[0]).toEqual({ site: A, bytes: media.stills[0]?.length })
  const away = start(B, { link: 'http://127.0.0.1:9/r/nobody' })
  await until(() => expect(away.state()).toMatchObject({ is: 'waiting' }))
  await away.close()
  await site.close()
  await site.close()
  expect(site.state()).toEqual({ is: 'ended', error: null })
  await expect(site.ready()).rejects.toThrow()
  expect((await node.host.request('describe', {})).seats).toEqual([])
})

test('a site whose seat was taken away stays away', async () => {
  const site = start(A, { media })
  await site.ready()
  const error = { code: 'seat.taken' as const, message: { vi: 'ở máy khác', en: 'elsewhere' } }
  node.tell(A, 'seat-lost', { error })
  node.cut(A)
  await until(() => expect(site.state()).toEqual({ is: 'ended', error }))
})

test('an order that comes before the seat is known is followed once its media are joined', async () => {
  node.orderAtHello(A, { order: 'o1', form: 'full', asked: 'round', by: 'Trực' })
  const site = start(A, { media, tests: {} })
  await until(() => expect(node.taken).toEqual([{ site: A, order: 'o1' }]))
  expect(site.state()).toMatchObject({ is: 'seated', media: 'joined' })
})

test('returns are spread and never further apart than five seconds', () => {
  expect([0, 1, 2, 3, 4, 50].map((attempt) => backOffMs(attempt, 0))).toEqual([
    300, 600, 1_200, 2_400, 4_800, 5_000,
  ])
  expect(backOffMs(50, 1)).toBe(3_333)
})
