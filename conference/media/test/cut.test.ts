import { expect, test, vi } from 'vitest'
import { CAMERA_LAYERS } from '../testing/index.ts'
import { carry, feedOne, publish, seatOf, seatSite, soon, startHost } from './hosts.ts'
import { startRelay } from './relay.ts'

const VIET_TRI = 'VN-25-07900'
const CAMERA = `${VIET_TRI}/camera`
const CUT_MS = 5_000

const pictures = [
  { picture: 'the highest layer', layers: CAMERA_LAYERS, layer: 2, asks: true },
  { picture: 'a picture without layers', layers: CAMERA_LAYERS.slice(2), layer: 2, asks: true },
  {
    picture: 'a picture without layers, for a receiver that never asks,',
    layers: CAMERA_LAYERS.slice(2),
    layer: 2,
    asks: false,
  },
]

test.each(pictures)(
  'M17: $picture moves again within 1 s after a cut',
  { timeout: 20_000 },
  async (given) => {
    const [province, centre] = await Promise.all([startHost(), startHost()])
    const [speaker, viewer] = await Promise.all([seatSite(province, VIET_TRI), seatSite(centre, 'VN')])
    const pipe = 'VN-25_VN'
    const near = (await province.request('pipe.listen', { pipe, peer: 'VN' })).end
    const far = (await centre.request('pipe.listen', { pipe, peer: 'VN-25' })).end
    const relay = await startRelay(near, far)
    await Promise.all([
      province.request('pipe.join', { pipe, end: relay.second }),
      centre.request('pipe.join', { pipe, end: relay.first }),
    ])
    const camera = speaker.addCamera({ layers: given.layers })
    camera.setLayer(2)
    await publish(province, VIET_TRI, 'camera', camera)
    await carry(province, centre, pipe, [CAMERA])
    const picture = await feedOne(centre, seatOf('VN'), CAMERA, given.layer)
    await vi.waitFor(() => expect(viewer.received.feed(picture)?.packets).toBeGreaterThan(25), soon)
    expect(relay.passed).toBeGreaterThan(25)

    relay.cut()
    // As a browser that sees no picture does: these requests are lost in the cut and must not delay the recovery.
    const asking = given.asks ? setInterval(() => viewer.requestKeyFrame(picture), 700) : undefined
    await new Promise((resolve) => setTimeout(resolve, CUT_MS))
    clearInterval(asking)
    expect(Date.now() - (viewer.received.feed(picture)?.lastAt ?? 0)).toBeGreaterThan(CUT_MS - 500)
    viewer.received.reset()
    const healedAt = Date.now()
    relay.heal()
    await vi.waitFor(() => expect(viewer.received.feed(picture)?.keyFramesAt.length).toBeGreaterThan(0), soon)
    const [keyFrameAt = Number.POSITIVE_INFINITY] = viewer.received.feed(picture)?.keyFramesAt ?? []
    expect(keyFrameAt - healedAt).toBeLessThan(1_000)
  },
)
