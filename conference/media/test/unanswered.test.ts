import { expect, test, vi } from 'vitest'
import { CAMERA_LAYERS } from '../testing/index.ts'
import { feedOne, publish, seatOf, seatSite, soon, startHost } from './hosts.ts'

const VIET_TRI = 'VN-25-07900'
const CAMERA = `${VIET_TRI}/camera`

test('M26: a picture begins although the worker’s own requests for a key frame were lost', async () => {
  const host = await startHost()
  const [speaker, viewer] = await Promise.all([seatSite(host, VIET_TRI), seatSite(host, 'VN-25')])
  const camera = speaker.addCamera({ layers: CAMERA_LAYERS.slice(2) })
  camera.setLayer(0)
  await publish(host, VIET_TRI, 'camera', camera)
  await vi.waitFor(() => expect(camera.packets).toBeGreaterThan(30), soon)
  const wanted = camera.keyFrameWanted
  const lost = vi.spyOn(camera, 'keyFrameWanted').mockImplementationOnce(() => {})
  lost.mockImplementationOnce(() => {}).mockImplementation(wanted)

  const picture = await feedOne(host, seatOf('VN-25'), CAMERA, null)
  await vi.waitFor(() => expect(viewer.received.feed(picture)?.keyFramesAt.length).toBeGreaterThan(0), soon)
  expect(lost.mock.calls.length).toBeGreaterThan(2)
})
