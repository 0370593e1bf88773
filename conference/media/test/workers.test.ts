import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test, vi } from 'vitest'
import type { MediaNotice } from '../index.ts'
import {
  carry,
  feed,
  feedOne,
  joinHosts,
  openMedia,
  publish,
  seatOf,
  seatSite,
  soon,
  startHost,
} from './hosts.ts'

const VIET_TRI = 'VN-25-07900'
const CAMERA = `${VIET_TRI}/camera`

/** Two workers: the speaker's seat is at the first, the viewer's at the second. */
async function acrossWorkers() {
  const host = await startHost({ workers: 2 })
  const speaker = await seatSite(host, VIET_TRI)
  const viewer = await seatSite(host, 'VN-25')
  const camera = speaker.addCamera()
  camera.setLayer(2)
  await publish(host, VIET_TRI, 'camera', camera)
  const picture = await feedOne(host, seatOf('VN-25'), CAMERA, 2)
  await vi.waitFor(() => expect(viewer.received.feed(picture)?.keyFramesAt.length).toBeGreaterThan(0), soon)
  return { host, speaker, viewer, camera, picture }
}

test('M1, M7: seats are spread over workers and see each other', async () => {
  const { host } = await acrossWorkers()
  const { workers } = await host.request('statistics', {})
  expect(workers.map(({ seats }) => seats)).toEqual([1, 1])
})

test('M7: seats that are opened at the same time are spread too', async () => {
  const host = await startHost({ workers: 2 })
  const open = (seat: string) => host.request('seat.open', { seat, site: VIET_TRI, rtpCapabilities: {} })
  await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(open))
  const { workers } = await host.request('statistics', {})
  expect(workers.map(({ seats }) => seats)).toEqual([3, 3])
})

test('M8: a source comes back to a worker that had let go of it', async () => {
  const { host, viewer } = await acrossWorkers()
  for (let round = 0; round < 3; round++) {
    await feed(host, seatOf('VN-25'), [])
    const picture = await feedOne(host, seatOf('VN-25'), CAMERA, 2)
    await vi.waitFor(() => expect(viewer.received.feed(picture)?.keyFramesAt.length).toBeGreaterThan(0), soon)
  }
})

test('M18: a dead worker takes its seats and pipes with it, and the rest goes on', {
  timeout: 15_000,
}, async () => {
  const { host, speaker, viewer } = await acrossWorkers()
  const far = await startHost()
  await joinHosts({ media: host, node: 'VN-25' }, { media: far, node: 'VN' }, 'pipe')
  const notices: MediaNotice[] = []
  host.onNotice((notice) => notices.push(notice))
  const ownCamera = viewer.addCamera()
  ownCamera.setLayer(2)
  await publish(host, 'VN-25', 'camera', ownCamera)
  const [first = 0, second] = host.workerPids()
  process.kill(first, 'SIGKILL')
  await vi.waitFor(() => expect(notices.map(({ name }) => name)).toContain('lost'), soon)
  expect(notices.find(({ name }) => name === 'lost')?.body).toEqual({
    seats: [seatOf(VIET_TRI)],
    pipes: ['pipe'],
  })
  const described = await host.request('describe', {})
  expect(described.pipes).toEqual([])
  expect(described.seats.map(({ seat }) => seat)).toEqual([seatOf('VN-25')])
  await expect(host.request('seat.ready', { seat: seatOf(VIET_TRI), feeds: [] })).rejects.toMatchObject({
    code: 'seat.none',
  })

  await vi.waitFor(() => expect(host.workerPids()).toHaveLength(2), soon)
  expect(host.workerPids()).toContain(second)
  await openMedia(host, speaker, VIET_TRI, seatOf(VIET_TRI))
  const camera = speaker.addCamera()
  camera.setLayer(2)
  await publish(host, VIET_TRI, 'camera', camera)
  const [there, back] = await Promise.all([
    feedOne(host, seatOf('VN-25'), CAMERA, 2),
    feedOne(host, seatOf(VIET_TRI), 'VN-25/camera', 2),
  ])
  await vi.waitFor(() => {
    expect(viewer.received.feed(there)?.keyFramesAt.length).toBeGreaterThan(0)
    expect(speaker.received.feed(back)?.keyFramesAt.length).toBeGreaterThan(0)
  }, soon)
  await joinHosts({ media: host, node: 'VN-25' }, { media: far, node: 'VN' }, 'pipe')
  await carry(host, far, 'pipe', [CAMERA])
})

test('M18: the only worker dies: a seat that is opened meanwhile waits for the new one', async () => {
  const host = await startHost()
  const peer = await seatSite(host, VIET_TRI)
  const [pid = 0] = host.workerPids()
  const lost = new Promise<void>((resolve) =>
    host.onNotice(({ name }) => {
      if (name === 'lost') resolve()
    }),
  )
  process.kill(pid, 'SIGKILL')
  await lost
  await openMedia(host, peer, VIET_TRI, seatOf(VIET_TRI))
  expect(host.workerPids()).not.toContain(pid)
})

test('M18: a worker that listens on fixed ports takes them again after it died', async () => {
  const free = await freePort()
  const host = await startHost({ ports: { udpTcpBase: free } })
  const open = async () => {
    const { send } = await host.request('seat.open', { seat: 'a', site: VIET_TRI, rtpCapabilities: {} })
    return send.iceCandidates.map(({ protocol, port }) => `${protocol} ${port}`).sort()
  }
  expect(await open()).toEqual([`tcp ${free}`, `udp ${free}`])
  await expect(startHost({ ports: { udpTcpBase: free } })).rejects.toThrow(
    /EADDRINUSE|address already in use/i,
  )
  const lost = new Promise((resolve) => host.onNotice(resolve))
  process.kill(host.workerPids()[0] ?? 0, 'SIGKILL')
  await lost
  expect(await open()).toEqual([`tcp ${free}`, `udp ${free}`])
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (!address || typeof address === 'string') throw new Error('no port')
  return address.port
}
