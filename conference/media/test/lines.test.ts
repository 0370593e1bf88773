import { expect, onTestFinished, test, vi } from 'vitest'
import type { DtlsParametersMessage } from '#contract'
import type { LineReading, StreamIn, StreamOut } from '#contract/media'
import type { MediaClient } from '../index.ts'
import { createTestPeer } from '../testing/index.ts'
import { carry, feedOne, joinHosts, publish, seatOf, seatSite, soon, startHost } from './hosts.ts'
import { type Losses, lossyLine } from './lossy.ts'

const VIET_TRI = 'VN-25-07900'
const CAMERA = `${VIET_TRI}/camera`

/** A site whose line loses every nth packet on its way up or down. */
async function siteOver(media: MediaClient, site: string, losses: Losses) {
  const peer = createTestPeer({ reports: true })
  onTestFinished(() => peer.close())
  const seat = seatOf(site)
  const { send, receive } = await media.request('seat.open', {
    ...{ seat, site, rtpCapabilities: peer.rtpCapabilities },
  })
  const connect = (direction: 'send' | 'receive') => (dtlsParameters: DtlsParametersMessage) =>
    media.request('seat.connect', { seat, direction, dtlsParameters })
  await peer.connectSend(await lossyLine(send, losses), connect('send'))
  await peer.connectReceive(await lossyLine(receive, losses), connect('receive'))
  return peer
}

/** A site with a camera on a line with losses, which is sent another site's camera. */
async function siteAndOther(losses: Losses) {
  const host = await startHost()
  const site = await siteOver(host, VIET_TRI, losses)
  const other = await seatSite(host, 'VN-25')
  const [camera, otherCamera] = [site.addCamera(), other.addCamera()]
  camera.setLayer(2)
  otherCamera.setLayer(2)
  await publish(host, VIET_TRI, 'camera', camera)
  await publish(host, 'VN-25', 'camera', otherCamera)
  const picture = await feedOne(host, seatOf(VIET_TRI), 'VN-25/camera', 2)
  await vi.waitFor(() => expect(site.received.feed(picture)?.packets).toBeGreaterThan(10), soon)
  return host
}

const read = (host: MediaClient, seat = seatOf(VIET_TRI)) =>
  host.request('lines.read', { seats: [seat], pipes: [], probe: false })
const shareOf = (streams: readonly (StreamIn | StreamOut)[]) => {
  const sum = (field: 'packets' | 'lost') => streams.reduce((total, stream) => total + stream[field], 0)
  return sum('lost') / (sum('lost') + sum('packets'))
}
/** Every twentieth datagram is lost, of which few are no media. Long enough that what was counted since the last report weighs little. */
const enough = { timeout: 12_000, interval: 250 }
const packetsOf = ({ seats: [line] }: LineReading) =>
  Math.min(...[line?.up, line?.down].map((way = []) => way.reduce((sum, { packets }) => sum + packets, 0)))

async function measured(host: MediaClient) {
  await vi.waitFor(async () => expect(packetsOf(await read(host))).toBeGreaterThan(900), enough)
  const [line] = (await read(host)).seats
  if (!line) throw new Error('the seat was not read')
  return { up: shareOf(line.up), down: shareOf(line.down), line }
}

test('M25: what is lost on the way up is read there, and not on the way down', {
  timeout: 20_000,
}, async () => {
  const { up, down, line } = await measured(await siteAndOther({ toHost: 20 }))
  expect(up).toBeGreaterThan(0.03)
  expect(up).toBeLessThan(0.06)
  expect(down).toBeLessThan(0.005)
  expect(line.protocol).toBe('udp')
  expect(line.up.map(({ source }) => source)).toEqual([CAMERA, CAMERA, CAMERA])
  for (const { jitterMs } of line.up) expect(jitterMs).toBeLessThan(30)
  // No packet is smaller than its headers.
  expect(line.bytesIn).toBeGreaterThan(12 * line.up.reduce((sum, { packets }) => sum + packets, 0))
})

test('M25: what is lost on the way down is what the receiver says', { timeout: 20_000 }, async () => {
  const { up, down, line } = await measured(await siteAndOther({ fromHost: 20, lateMs: 40 }))
  expect(up).toBe(0)
  expect(down).toBeGreaterThan(0.03)
  expect(down).toBeLessThan(0.06)
  expect(line.down.map(({ source }) => source)).toEqual(['VN-25/camera'])
  expect(line.down[0]?.rttMs).toBeGreaterThan(35)
  expect(line.down[0]?.rttMs).toBeLessThan(150)
})

test('M25: what had been lost before is told apart from what the line down loses', {
  timeout: 20_000,
}, async () => {
  const host = await startHost()
  const site = await siteOver(host, VIET_TRI, { toHost: 20 })
  const viewer = await siteOver(host, 'VN-25', {})
  const camera = site.addCamera()
  camera.setLayer(2)
  await publish(host, VIET_TRI, 'camera', camera)
  const picture = await feedOne(host, seatOf('VN-25'), CAMERA, 2)
  await vi.waitFor(() => expect(viewer.received.feed(picture)?.packets).toBeGreaterThan(900), enough)
  const [stream] = (await read(host, seatOf('VN-25'))).seats[0]?.down ?? []
  expect(stream?.lost).toBeGreaterThan(30)
  expect(stream?.jitterBeforeMs).toBeLessThan(30)
  expect(Math.abs((stream?.lost ?? 0) - (stream?.missingBefore ?? 0))).toBeLessThan(15)
})

test('M25: a pipe is read where it ends; what is not here is left out', { timeout: 20_000 }, async () => {
  const [province, centre] = await Promise.all([startHost(), startHost()])
  const speaker = await seatSite(province, VIET_TRI)
  const pipe = await joinHosts({ media: province, node: 'VN-25' }, { media: centre, node: 'VN' })
  const camera = speaker.addCamera()
  camera.setLayer(2)
  await publish(province, VIET_TRI, 'camera', camera)
  await carry(province, centre, pipe, [CAMERA])
  const readPipe = (host: MediaClient) =>
    host.request('lines.read', { seats: ['none'], pipes: [pipe, 'none'], probe: false })
  await vi.waitFor(async () => {
    const { seats, pipes } = await readPipe(centre)
    expect(seats).toEqual([])
    expect(pipes).toMatchObject([{ pipe, peer: 'VN-25' }])
    expect(pipes[0]?.in.map(({ source, lost }) => [source, lost])).toEqual(Array(3).fill([CAMERA, 0]))
    for (const { packets, rttMs } of pipes[0]?.in ?? []) {
      expect(packets).toBeGreaterThan(20)
      expect(rttMs).toBeGreaterThan(0)
    }
  }, enough)
  expect((await readPipe(province)).pipes).toMatchObject([{ pipe, peer: 'VN', in: [] }])
})
