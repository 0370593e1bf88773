import { expect, onTestFinished, test, vi } from 'vitest'
import { createTestPeer, type TestPeer } from '../testing/index.ts'
import { feed, publish, seatOf, seatSite, soon, startHost } from './hosts.ts'

const VIET_TRI = 'VN-25-07900'
const CAMERA = `${VIET_TRI}/camera`
const OTHER = 'VN-25-07909/camera'
const seat = seatOf('VN-25')

async function stage() {
  const host = await startHost({ workers: 2 })
  const [speaker, viewer] = await Promise.all([seatSite(host, VIET_TRI), seatSite(host, 'VN-25')])
  const camera = speaker.addCamera()
  camera.setLayer(2)
  await publish(host, VIET_TRI, 'camera', camera)
  const set = (standby: boolean) => feed(host, seat, [{ source: CAMERA, layer: 2, standby }])
  /** Over this many packets of the camera what is sent would have arrived. */
  const aMoment = async (packets = 100) => {
    const before = camera.packets
    await vi.waitFor(() => expect(camera.packets).toBeGreaterThan(before + packets), soon)
  }
  return { host, viewer, camera, set, aMoment }
}

test('M22: a feed on standby is silent when ready, and taken off it begins with a key frame', async () => {
  const { viewer, set, aMoment } = await stage()
  const prepared = await set(true)
  expect(prepared.missing).toEqual([])
  await aMoment()
  expect(viewer.received.all()).toEqual([])
  const seen = await set(false)
  expect(seen.feeds).toEqual(prepared.feeds)
  await vi.waitFor(() => expect(viewer.received.all()).toHaveLength(1), soon)
  const [stream] = viewer.received.all()
  expect(stream?.keyFramesAt[0]).toBe(stream?.firstAt)
})

test('M22: off standby before the seat is ready, it waits for the seat', async () => {
  const { host, viewer, aMoment } = await stage()
  const ask = async (standby: boolean) => {
    const wishes = [{ source: CAMERA, layer: 2, standby }]
    return (await host.request('feeds.set', { seats: [{ seat, wishes }] })).seats[0]?.feeds ?? []
  }
  await ask(true)
  const feeds = await ask(false)
  await aMoment()
  expect(viewer.received.all()).toEqual([])
  await host.request('seat.ready', { seat, feeds: feeds.map(({ id }) => id) })
  await vi.waitFor(() => expect(viewer.received.all()).toHaveLength(1), soon)
})

test('M22: put on standby a feed falls silent and stays the same', async () => {
  const { viewer, set, aMoment } = await stage()
  const first = await set(false)
  await vi.waitFor(() => expect(viewer.received.all()).toHaveLength(1), soon)
  expect((await set(true)).feeds).toEqual(first.feeds)
  await aMoment(20)
  viewer.received.reset()
  await aMoment()
  expect(viewer.received.all()).toEqual([])
  await set(false)
  await vi.waitFor(() => expect(viewer.received.all()[0]?.keyFramesAt.length).toBeGreaterThan(0), soon)
})

test('M22, M9: 148 seats taken off standby in one request see the picture, the one before ends', {
  timeout: 60_000,
}, async () => {
  const { host } = await stage()
  const other = (await seatSite(host, 'VN-25-07909')).addCamera()
  other.setLayer(1)
  await publish(host, 'VN-25-07909', 'camera', other)
  const peers = new Map<string, TestPeer>()
  onTestFinished(() => {
    for (const peer of peers.values()) peer.close()
  })
  const join = async (id: string) => {
    const peer = createTestPeer()
    peers.set(id, peer)
    const { rtpCapabilities } = peer
    const { receive } = await host.request('seat.open', { seat: id, site: 'VN-25', rtpCapabilities })
    await peer.connectReceive(receive, (dtlsParameters) =>
      host.request('seat.connect', { seat: id, direction: 'receive', dtlsParameters }),
    )
  }
  await Promise.all(Array.from({ length: 148 }, (_, index) => join(`seat-${index}`)))
  const show = async (...shown: { source: string; layer: number; standby: boolean }[]) => {
    const asked = [...peers.keys()].map((id) => ({ seat: id, wishes: shown }))
    return (await host.request('feeds.set', { seats: asked })).seats
  }
  const prepared = await show(
    { source: CAMERA, layer: 1, standby: false },
    { source: OTHER, layer: 1, standby: true },
  )
  await Promise.all(
    prepared.map(({ seat: id, feeds }) =>
      host.request('seat.ready', { seat: id, feeds: feeds.map((each) => each.id) }),
    ),
  )
  const streams = () => [...peers.values()].map((peer) => peer.received.all())
  await vi.waitFor(() => expect(streams().every((each) => each.length === 1)).toBe(true), soon)
  const seen = await show({ source: OTHER, layer: 1, standby: false })
  expect(seen.every(({ feeds }) => feeds.length === 1)).toBe(true)
  // How long this takes is the bench's (`switch`).
  await vi.waitFor(() => {
    for (const all of streams()) expect(all[1]?.keyFramesAt[0]).toBe(all[1]?.firstAt ?? 'a second stream')
  }, soon)
})
