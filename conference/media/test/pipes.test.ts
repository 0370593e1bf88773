import { expect, test, vi } from 'vitest'
import { carry, feedOne, joinHosts, seatSite, soon, startHost } from './hosts.ts'

const VIET_TRI = 'VN-25-07900'
const CAMERA = `${VIET_TRI}/camera`

test('M14: three hosts in a chain: a picture crosses each pipe once and starts with a key frame', async () => {
  const [phuTho, centre, thaiNguyen] = await Promise.all([startHost(), startHost(), startHost()])
  const [speaker, viewer, second] = await Promise.all([
    seatSite(phuTho, VIET_TRI),
    seatSite(thaiNguyen, 'VN-19'),
    seatSite(thaiNguyen, 'VN-19-05443'),
  ])
  const [up, down] = await Promise.all([
    joinHosts({ media: phuTho, node: 'VN-25' }, { media: centre, node: 'VN' }),
    joinHosts({ media: thaiNguyen, node: 'VN-19' }, { media: centre, node: 'VN' }),
  ])
  const camera = speaker.addCamera()
  camera.setLayer(2)
  const { rtpParameters } = camera
  await phuTho.request('seat.publish', { seat: `seat-${VIET_TRI}`, kind: 'camera', rtpParameters })
  await vi.waitFor(() => expect(camera.keyFrames.every((count) => count > 0)).toBe(true), soon)

  const taken = Date.now()
  await carry(phuTho, centre, up, [CAMERA])
  await carry(centre, thaiNguyen, down, [CAMERA])
  const picture = await feedOne(thaiNguyen, 'seat-VN-19', CAMERA, 2)
  await feedOne(thaiNguyen, 'seat-VN-19-05443', CAMERA, 0)
  await vi.waitFor(() => expect(viewer.received.feed(picture)?.keyFramesAt.length).toBeGreaterThan(0), soon)
  console.log('first key frame after', (viewer.received.feed(picture)?.keyFramesAt[0] ?? 0) - taken, 'ms')
  await vi.waitFor(() => expect(viewer.received.feed(picture)?.bytes).toBeGreaterThan(200_000), soon)
  expect(second.received.all().length).toBe(1)
  const { pipes } = await centre.request('statistics', {})
  expect(pipes.map(({ peer, streamsIn, streamsOut }) => [peer, streamsIn, streamsOut]).sort()).toEqual([
    ['VN-19', 0, 1],
    ['VN-25', 1, 0],
  ])
})
