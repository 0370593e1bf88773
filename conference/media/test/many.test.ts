import { expect, onTestFinished, test, vi } from 'vitest'
import { createTestPeer, type TestPeer } from '../testing/index.ts'
import { publish, seatSite, soon, startHost } from './hosts.ts'

const VIET_TRI = 'VN-25-07900'
const CAMERA = `${VIET_TRI}/camera`
const COMMUNES = 148

test('M9: 148 seats are fed in one request and see the picture at once', { timeout: 60_000 }, async () => {
  const host = await startHost({ workers: 2 })
  const speaker = await seatSite(host, VIET_TRI)
  const camera = speaker.addCamera()
  camera.setLayer(1)
  await publish(host, VIET_TRI, 'camera', camera)
  const peers = new Map<string, TestPeer>()
  onTestFinished(() => {
    for (const peer of peers.values()) peer.close()
  })
  const join = async (seat: string) => {
    const peer = createTestPeer()
    peers.set(seat, peer)
    const { rtpCapabilities } = peer
    const { receive } = await host.request('seat.open', { seat, site: 'VN-25', rtpCapabilities })
    await peer.connectReceive(receive, (dtlsParameters) =>
      host.request('seat.connect', { seat, direction: 'receive', dtlsParameters }),
    )
  }
  await Promise.all(Array.from({ length: COMMUNES }, (_, index) => join(`seat-${index}`)))

  const wishes = [{ source: CAMERA, layer: 1, standby: false }]
  const keyFramesAt = () =>
    [...peers.values()].map((peer) => peer.received.all()[0]?.keyFramesAt[0] ?? Number.POSITIVE_INFINITY)
  /** Ends when the last of all has its key frame; how long that takes is the bench's (`switch`). */
  const show = async () => {
    const { seats } = await host.request('feeds.set', {
      seats: [...peers.keys()].map((seat) => ({ seat, wishes })),
    })
    await Promise.all(
      seats.map(({ seat, feeds }) => host.request('seat.ready', { seat, feeds: feeds.map(({ id }) => id) })),
    )
    await vi.waitFor(() => expect(Math.max(...keyFramesAt())).toBeLessThan(Number.POSITIVE_INFINITY), soon)
  }
  const clear = async () => {
    await host.request('feeds.set', { seats: [...peers.keys()].map((seat) => ({ seat, wishes: [] })) })
    const sent = camera.packets
    await vi.waitFor(() => expect(camera.packets).toBeGreaterThan(sent + 20), soon)
    for (const peer of peers.values()) peer.received.reset()
  }
  for (let take = 0; take < 3; take++) {
    await show()
    await clear()
  }
})
