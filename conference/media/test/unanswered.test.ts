import { expect, test, vi } from 'vitest'
import { CAMERA_LAYERS } from '../testing/index.ts'
import { feedOne, publish, seatOf, seatSite, soon, startHost } from './hosts.ts'

const VIET_TRI = 'VN-25-07900'
const CAMERA = `${VIET_TRI}/camera`

test('M26: a picture begins although the worker’s requests for a key frame were lost, and nobody else is held up', {
  timeout: 20_000,
}, async () => {
  const host = await startHost()
  const [speaker, viewer, newcomer] = await Promise.all([
    seatSite(host, VIET_TRI),
    seatSite(host, 'VN-25'),
    seatSite(host, 'VN-25-08152'),
  ])
  const camera = speaker.addCamera({ layers: CAMERA_LAYERS.slice(2) })
  camera.setLayer(0)
  await publish(host, VIET_TRI, 'camera', camera)
  const before = await feedOne(host, seatOf('VN-25'), CAMERA, null)
  await vi.waitFor(() => expect(viewer.received.feed(before)?.packets).toBeGreaterThan(30), soon)

  const wanted = camera.keyFrameWanted
  const asked = vi.spyOn(camera, 'keyFrameWanted').mockImplementationOnce(() => {})
  asked.mockImplementationOnce(() => {}).mockImplementation(wanted)
  viewer.received.reset()
  const picture = await feedOne(host, seatOf('VN-25-08152'), CAMERA, null)
  await vi.waitFor(() => expect(asked.mock.calls.length).toBeGreaterThanOrEqual(2), soon)
  const flowed = viewer.received.feed(before)?.packets ?? 0
  await vi.waitFor(() => expect(newcomer.received.feed(picture)?.keyFramesAt.length).toBeGreaterThan(0), soon)
  expect(asked.mock.calls.length).toBeGreaterThan(2)
  await vi.waitFor(() => expect(viewer.received.feed(before)?.packets).toBeGreaterThan(flowed + 20), soon)
})
