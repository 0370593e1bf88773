import { expect, test, vi } from 'vitest'
import type { Feed } from '#contract/room'
import type { MediaNotice } from '../index.ts'
import { feed, feedOne, openMedia, publish, seatOf, seatSite, soon, startHost } from './hosts.ts'

const VIET_TRI = 'VN-25-07900'
const CAMERA = `${VIET_TRI}/camera`
const MICROPHONE = `${VIET_TRI}/microphone`

async function speakerAndViewer(workers = 1) {
  const host = await startHost({ workers })
  const [speaker, viewer] = await Promise.all([seatSite(host, VIET_TRI), seatSite(host, 'VN-25')])
  const camera = speaker.addCamera()
  camera.setLayer(2)
  await publish(host, VIET_TRI, 'camera', camera)
  return { host, speaker, viewer, camera }
}

test('M1: what a seat publishes reaches another seat, picture and sound', async () => {
  const { host, speaker, viewer } = await speakerAndViewer()
  const microphone = speaker.addMicrophone()
  microphone.setOpen(true)
  await publish(host, VIET_TRI, 'microphone', microphone)
  const { feeds, missing } = await feed(host, seatOf('VN-25'), [
    { source: CAMERA, layer: 2 },
    { source: MICROPHONE, layer: null },
  ])
  expect(missing).toEqual([])
  expect(feeds.map(({ source, kind }) => [source, kind])).toEqual([
    [CAMERA, 'camera'],
    [MICROPHONE, 'microphone'],
  ])
  const [picture, sound] = feeds as [Feed, Feed]
  await vi.waitFor(() => {
    expect(viewer.received.feed(picture)?.keyFramesAt.length).toBeGreaterThan(0)
    expect(viewer.received.feed(picture)?.bytes).toBeGreaterThan(100_000)
    expect(viewer.received.feed(sound)?.packets).toBeGreaterThan(20)
  }, soon)
})

test('M2: publishing the same again gives the same producer, other parameters a new one', async () => {
  const { host, speaker, camera } = await speakerAndViewer()
  const first = await publish(host, VIET_TRI, 'camera', camera)
  expect(await publish(host, VIET_TRI, 'camera', camera)).toBe(first)
  const other = speaker.addCamera()
  expect(await publish(host, VIET_TRI, 'camera', other)).not.toBe(first)
  const seat = seatOf(VIET_TRI)
  await host.request('seat.unpublish', { seat, kind: 'camera' })
  await host.request('seat.unpublish', { seat, kind: 'camera' })
  expect((await host.request('describe', {})).seats.find((one) => one.seat === seat)?.published).toEqual([])
})

test('M2: connecting twice with the same DTLS parameters is one connection, with others a refusal', async () => {
  const { host } = await speakerAndViewer()
  const seat = 'other'
  await host.request('seat.open', { seat, site: 'VN', rtpCapabilities: {} })
  const connect = (value: string) =>
    host.request('seat.connect', {
      seat,
      direction: 'send',
      dtlsParameters: { role: 'client', fingerprints: [{ algorithm: 'sha-256', value }] },
    })
  const value = Array.from({ length: 32 }, () => 'AB').join(':')
  await connect(value)
  await connect(value)
  await expect(connect(value.replaceAll('AB', 'CD'))).rejects.toMatchObject({ code: 'media.rejected' })
})

test('M2: describe tells seats and what they publish', async () => {
  const { host } = await speakerAndViewer()
  const picture = await feedOne(host, seatOf('VN-25'), CAMERA, 1)
  const described = await host.request('describe', {})
  expect(described.seats).toEqual([
    {
      seat: seatOf(VIET_TRI),
      site: VIET_TRI,
      published: [{ kind: 'camera', producer: picture.producer }],
    },
    { seat: seatOf('VN-25'), site: 'VN-25', published: [] },
  ])
  expect(described.rtpCapabilities.codecs?.map(({ mimeType }) => mimeType)).toEqual(
    expect.arrayContaining(['audio/opus', 'video/VP8', 'video/H264']),
  )
  expect((await host.request('describe', {})).epoch).toBe(described.epoch)
})

test('M3: a feed is silent until the seat is ready, then begins with a key frame', async () => {
  const { host, viewer, camera } = await speakerAndViewer()
  const seat = seatOf('VN-25')
  const { seats } = await host.request('feeds.set', {
    seats: [{ seat, wishes: [{ source: CAMERA, layer: 2, standby: false }] }],
  })
  const before = camera.packets
  await vi.waitFor(() => expect(camera.packets).toBeGreaterThan(before + 100), soon)
  expect(viewer.received.all()).toEqual([])
  const [picture] = seats[0]?.feeds ?? []
  await host.request('seat.ready', { seat, feeds: [picture?.id ?? '', 'gone'] })
  await vi.waitFor(() => expect(viewer.received.all()).toHaveLength(1), soon)
  const [stream] = viewer.received.all()
  expect(stream?.keyFramesAt[0]).toBe(stream?.firstAt)
})

test('M4: setting feeds keeps what is there, ends what is gone, makes what is new', async () => {
  const { host, speaker, viewer } = await speakerAndViewer()
  const [microphone, content] = [speaker.addMicrophone(), speaker.addCamera()]
  microphone.setOpen(true)
  content.setLayer(2)
  await publish(host, VIET_TRI, 'microphone', microphone)
  await publish(host, VIET_TRI, 'content', content)
  const seat = seatOf('VN-25')
  const first = await feed(host, seat, [
    { source: CAMERA, layer: 2 },
    { source: MICROPHONE, layer: null },
  ])
  const second = await feed(host, seat, [
    { source: `${VIET_TRI}/content`, layer: 2 },
    { source: CAMERA, layer: 0 },
  ])
  expect(second.feeds.map(({ source }) => source)).toEqual([CAMERA, `${VIET_TRI}/content`])
  expect(second.feeds[0]).toEqual(first.feeds[0])
  const sound = first.feeds[1] as Feed
  const count = viewer.received.feed(sound)?.packets
  const sent = microphone.packets
  await vi.waitFor(() => expect(microphone.packets).toBeGreaterThan(sent + 10), soon)
  expect((viewer.received.feed(sound)?.packets ?? 0) - (count ?? 0)).toBeLessThan(3)
  await host.request('feeds.set', { seats: [] })
  const wishes = second.feeds.map(({ source, kind }) => ({
    source,
    layer: kind === 'microphone' ? null : 1,
    standby: false,
  }))
  const again = await host.request('feeds.set', { seats: [{ seat, wishes }] })
  expect(again.seats[0]?.feeds.map(({ id }) => id)).toEqual(second.feeds.map(({ id }) => id))
})

test('M5: what can not be fed is missing and does not disturb the rest', async () => {
  const { host } = await speakerAndViewer()
  await host.request('seat.open', { seat: 'deaf', site: 'VN-19', rtpCapabilities: { codecs: [] } })
  const wishes = [
    { source: CAMERA, layer: 2, standby: false },
    { source: 'VN-19/camera', layer: 2, standby: false },
  ]
  const { seats } = await host.request('feeds.set', {
    seats: [seatOf('VN-25'), 'deaf', 'nobody'].map((seat) => ({ seat, wishes })),
  })
  expect(seats.map(({ seat, feeds, missing }) => [seat, feeds.length, missing])).toEqual([
    [seatOf('VN-25'), 1, ['VN-19/camera']],
    ['deaf', 0, [CAMERA, 'VN-19/camera']],
    ['nobody', 0, [CAMERA, 'VN-19/camera']],
  ])
})

test('M6: a feed carries no layer above the one wished for, also after a change', async () => {
  const { host, viewer } = await speakerAndViewer()
  const picture = await feedOne(host, seatOf('VN-25'), CAMERA, 0)
  await vi.waitFor(() => expect(viewer.received.feed(picture)?.packets).toBeGreaterThan(25), soon)
  const low = viewer.received.feed(picture)
  const bytesASecond = (low?.bytes ?? 0) / (((low?.lastAt ?? 0) - (low?.firstAt ?? 0)) / 1000)
  expect(bytesASecond).toBeLessThan(25_000)
  await feedOne(host, seatOf('VN-25'), CAMERA, 2)
  const before = viewer.received.feed(picture)?.bytes ?? 0
  await vi.waitFor(
    () => expect((viewer.received.feed(picture)?.bytes ?? 0) - before).toBeGreaterThan(200_000),
    soon,
  )
})

test('M7: opening a seat anew ends what it published, and its feeds are missing until it publishes again', async () => {
  const { host, speaker, viewer } = await speakerAndViewer()
  const old = await feedOne(host, seatOf('VN-25'), CAMERA, 2)
  await openMedia(host, speaker, VIET_TRI, seatOf(VIET_TRI))
  expect((await feed(host, seatOf('VN-25'), [{ source: CAMERA, layer: 2 }])).missing).toEqual([CAMERA])
  const camera = speaker.addCamera()
  camera.setLayer(2)
  await publish(host, VIET_TRI, 'camera', camera)
  const picture = await feedOne(host, seatOf('VN-25'), CAMERA, 2)
  expect(picture.id).not.toBe(old.id)
  await vi.waitFor(() => expect(viewer.received.feed(picture)?.keyFramesAt.length).toBeGreaterThan(0), soon)
})

test('M10: a seat reports its transports once a change', { timeout: 20_000 }, async () => {
  const host = await startHost()
  const notices: MediaNotice[] = []
  const end = host.onNotice((notice) => notices.push(notice))
  const peer = await seatSite(host, VIET_TRI)
  const body = { seat: seatOf(VIET_TRI), state: 'connected', protocol: 'udp' }
  expect(notices).toEqual([{ name: 'seat-transport', body }])
  peer.close()
  await vi.waitFor(() => expect(notices).toHaveLength(2), { timeout: 15_000 })
  // Which of the two it is depends on whether the peer's farewell (DTLS close_notify) gets through.
  const gone = expect.stringMatching(/^(disconnected|closed)$/)
  expect(notices[1]?.body).toEqual({ ...body, state: gone, protocol: 'none' })
  end()
})

test('M11: unknown seats and impossible parameters are refused by name', async () => {
  const { host } = await speakerAndViewer()
  const rtpParameters = {
    codecs: [{ mimeType: 'video/VP9', payloadType: 98, clockRate: 90_000 }],
    encodings: [{ ssrc: 5 }],
  }
  const asked = (seat: string) => host.request('seat.publish', { seat, kind: 'content', rtpParameters })
  await expect(asked('nobody')).rejects.toMatchObject({ code: 'seat.none' })
  await expect(asked(seatOf(VIET_TRI))).rejects.toMatchObject({ code: 'media.rejected' })
  const { seats } = await host.request('describe', {})
  expect(seats.find(({ seat }) => seat === seatOf(VIET_TRI))?.published.map(({ kind }) => kind)).toEqual([
    'camera',
  ])
})

test('M19: a closed host refuses, and closes twice', async () => {
  const { host } = await speakerAndViewer()
  host.close()
  host.close()
  await expect(host.request('describe', {})).rejects.toMatchObject({ code: 'media.unavailable' })
  expect(host.workerPids()).toEqual([])
})

test('M21: statistics count bytes a layer, and nothing for a layer that is not sent', async () => {
  const { host, camera } = await speakerAndViewer()
  await feedOne(host, seatOf('VN-25'), CAMERA, 2)
  const layers = async () => (await host.request('statistics', {})).sources[0]?.layers ?? []
  await vi.waitFor(async () => expect(Math.min(...(await layers()))).toBeGreaterThan(1_000), soon)
  camera.setLayer(1)
  const before = camera.packets
  await vi.waitFor(() => expect(camera.packets).toBeGreaterThan(before), soon)
  const [low = 0, , high = 0] = await layers()
  await vi.waitFor(async () => expect((await layers())[0]).toBeGreaterThan(low + 5_000), soon)
  expect((await layers())[2]).toBe(high)
  const { sources, workers } = await host.request('statistics', {})
  expect(sources[0]).toMatchObject({ source: CAMERA, from: 'seat' })
  expect(workers).toEqual([{ pid: host.workerPids()[0], seats: 2, cpuSeconds: expect.any(Number) }])
})
