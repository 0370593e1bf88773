import { expect, test, vi } from 'vitest'
import { carry, feed, feedOne, joinHosts, publish, seatOf, seatSite, soon, startHost } from './hosts.ts'

const VIET_TRI = 'VN-25-07900'
const CAMERA = `${VIET_TRI}/camera`
const MICROPHONE = `${VIET_TRI}/microphone`

/** A commune at the province, a viewer at the centre, a pipe between the two hosts. */
async function provinceAndCentre() {
  const [province, centre] = await Promise.all([startHost(), startHost()])
  const [speaker, viewer] = await Promise.all([seatSite(province, VIET_TRI), seatSite(centre, 'VN')])
  const pipe = await joinHosts({ media: province, node: 'VN-25' }, { media: centre, node: 'VN' })
  const camera = speaker.addCamera()
  camera.setLayer(2)
  await publish(province, VIET_TRI, 'camera', camera)
  return { province, centre, speaker, viewer, pipe, camera }
}

test('M2, M12: listening and joining again change nothing; another far end makes this end anew', async () => {
  const { province, centre, pipe } = await provinceAndCentre()
  await carry(province, centre, pipe, [CAMERA])
  const listen = async () => (await province.request('pipe.listen', { pipe, peer: 'VN' })).end
  const farEnd = (await centre.request('pipe.listen', { pipe, peer: 'VN-25' })).end
  const own = await listen()
  await province.request('pipe.join', { pipe, end: farEnd })
  expect(await listen()).toEqual(own)
  expect((await province.request('pipe.describe', { pipe })).sending).toHaveLength(1)

  await province.request('pipe.join', { pipe, end: { ...farEnd, port: farEnd.port + 1 } })
  const anew = await listen()
  expect(anew.srtp.keyBase64).not.toBe(own.srtp.keyBase64)
  expect((await province.request('describe', {})).pipes).toEqual([{ pipe, peer: 'VN', joined: true }])
  expect(await province.request('pipe.describe', { pipe })).toEqual({ sending: [], receiving: [] })
})

test('M12: after one end was made anew, both can be joined again and carry', async () => {
  const { province, centre, viewer, pipe } = await provinceAndCentre()
  await centre.request('pipe.close', { pipe })
  await province.request('pipe.close', { pipe })
  await joinHosts({ media: province, node: 'VN-25' }, { media: centre, node: 'VN' }, pipe)
  await carry(province, centre, pipe, [CAMERA])
  const picture = await feedOne(centre, seatOf('VN'), CAMERA, 2)
  await vi.waitFor(() => expect(viewer.received.feed(picture)?.keyFramesAt.length).toBeGreaterThan(0), soon)
})

test('M12: an end with a wrong key carries nothing', async () => {
  const [province, centre] = await Promise.all([startHost(), startHost()])
  const [speaker, viewer] = await Promise.all([seatSite(province, VIET_TRI), seatSite(centre, 'VN')])
  const camera = speaker.addCamera()
  camera.setLayer(0)
  await publish(province, VIET_TRI, 'camera', camera)
  const pipe = 'p'
  const near = (await province.request('pipe.listen', { pipe, peer: 'VN' })).end
  const far = (await centre.request('pipe.listen', { pipe, peer: 'VN-25' })).end
  await province.request('pipe.join', { pipe, end: far })
  await centre.request('pipe.join', { pipe, end: { ...near, srtp: far.srtp } })
  await carry(province, centre, pipe, [CAMERA])
  await feedOne(centre, seatOf('VN'), CAMERA, 0)
  const arrived = async () => (await centre.request('statistics', {})).pipes[0]?.bytesIn ?? 0
  await vi.waitFor(async () => expect(await arrived()).toBeGreaterThan(10_000), soon)
  expect(viewer.received.all()).toEqual([])
})

test('M13: sets keep a flow that stays, end one that goes, name what is missing', async () => {
  const { province, centre, speaker, pipe } = await provinceAndCentre()
  const microphone = speaker.addMicrophone()
  await publish(province, VIET_TRI, 'microphone', microphone)
  const send = (sources: string[]) => province.request('pipe.send', { pipe, sources })
  const first = await send([CAMERA, 'VN-25/camera'])
  expect(first.missing).toEqual(['VN-25/camera'])
  const second = await send([MICROPHONE, CAMERA])
  expect(second.offers.map(({ source, kind }) => [source, kind])).toEqual([
    [CAMERA, 'camera'],
    [MICROPHONE, 'microphone'],
  ])
  expect(second.offers[0]).toEqual(first.offers[0])
  expect(await centre.request('pipe.receive', { pipe, offers: second.offers })).toEqual({
    received: [CAMERA, MICROPHONE],
    failed: [],
  })
  const third = await send([MICROPHONE])
  await centre.request('pipe.receive', { pipe, offers: third.offers })
  const described = await centre.request('pipe.describe', { pipe })
  expect(described.receiving).toEqual(third.offers)
  expect((await centre.request('statistics', {})).pipes[0]).toMatchObject({ streamsIn: 1, streamsOut: 0 })
  expect((await province.request('statistics', {})).pipes[0]).toMatchObject({ streamsIn: 0, streamsOut: 1 })
})

test('M13: an offer that can not be taken fails alone', async () => {
  const { province, centre, pipe } = await provinceAndCentre()
  const { offers } = await province.request('pipe.send', { pipe, sources: [CAMERA] })
  const broken = { ...offers[0], source: 'VN-25/camera', flow: 'x', kind: 'camera' as const, pipe }
  const rtpParameters = { codecs: [{ mimeType: 'video/AV1', payloadType: 45, clockRate: 90_000 }] }
  const reply = await centre.request('pipe.receive', {
    pipe,
    offers: [{ ...broken, rtpParameters }, ...offers],
  })
  expect(reply).toEqual({ received: [CAMERA], failed: ['VN-25/camera'] })
})

test('M14: through three hosts a picture crosses each pipe once, and begins with a key frame', async () => {
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
  await publish(phuTho, VIET_TRI, 'camera', camera)
  await vi.waitFor(() => expect(camera.keyFrames.every((count) => count > 0)).toBe(true), soon)

  await carry(phuTho, centre, up, [CAMERA])
  await carry(centre, thaiNguyen, down, [CAMERA])
  const picture = await feedOne(thaiNguyen, seatOf('VN-19'), CAMERA, 2)
  await feedOne(thaiNguyen, seatOf('VN-19-05443'), CAMERA, 0)
  await vi.waitFor(() => expect(viewer.received.feed(picture)?.keyFramesAt.length).toBeGreaterThan(0), soon)
  const stream = viewer.received.feed(picture)
  expect(stream?.keyFramesAt[0]).toBe(stream?.firstAt)
  await vi.waitFor(() => expect(viewer.received.feed(picture)?.bytes).toBeGreaterThan(200_000), soon)
  expect(second.received.all()).toHaveLength(1)
  const { pipes } = await centre.request('statistics', {})
  expect(pipes.map(({ peer, streamsIn, streamsOut }) => [peer, streamsIn, streamsOut]).sort()).toEqual([
    ['VN-19', 0, 1],
    ['VN-25', 1, 0],
  ])
  const [source] = (await centre.request('statistics', {})).sources
  expect(source).toMatchObject({ source: CAMERA, from: 'pipe' })
  expect(source?.layers).toHaveLength(3)
})

test('M15: a receiver that can not decode gets a key frame from the origin', async () => {
  const { province, centre, viewer, pipe, camera } = await provinceAndCentre()
  await carry(province, centre, pipe, [CAMERA])
  const picture = await feedOne(centre, seatOf('VN'), CAMERA, 2)
  const keyFrames = () => viewer.received.feed(picture)?.keyFramesAt.length ?? 0
  // The start may bring more than one, as the layers come up.
  await vi.waitFor(async () => {
    const count = keyFrames()
    const settled = camera.packets
    await vi.waitFor(() => expect(camera.packets).toBeGreaterThan(settled + 250), soon)
    expect([keyFrames(), count > 0]).toEqual([count, true])
  }, soon)
  const [received, sent] = [keyFrames(), camera.keyFrames[2] ?? 0]
  viewer.requestKeyFrame(picture)
  await vi.waitFor(() => expect(keyFrames()).toBe(received + 1), { timeout: 500, interval: 5 })
  expect(camera.keyFrames[2]).toBe(sent + 1)
})

test('M16: a source that ends at its origin ends its flow, and comes back as another flow', async () => {
  const { province, centre, speaker, viewer, pipe } = await provinceAndCentre()
  const { offers: before } = await province.request('pipe.send', { pipe, sources: [CAMERA] })
  await centre.request('pipe.receive', { pipe, offers: before })
  const old = await feedOne(centre, seatOf('VN'), CAMERA, 2)
  await province.request('seat.unpublish', { seat: seatOf(VIET_TRI), kind: 'camera' })
  expect(await province.request('pipe.send', { pipe, sources: [CAMERA] })).toEqual({
    offers: [],
    missing: [CAMERA],
  })
  await centre.request('pipe.receive', { pipe, offers: [] })
  expect((await feed(centre, seatOf('VN'), [{ source: CAMERA, layer: 2 }])).missing).toEqual([CAMERA])

  const camera = speaker.addCamera()
  camera.setLayer(2)
  await publish(province, VIET_TRI, 'camera', camera)
  await carry(province, centre, pipe, [CAMERA])
  const picture = await feedOne(centre, seatOf('VN'), CAMERA, 2)
  expect(picture.id).not.toBe(old.id)
  await vi.waitFor(() => expect(viewer.received.feed(picture)?.keyFramesAt.length).toBeGreaterThan(0), soon)
})

test('M16: a new flow replaces the old one without an empty set between', async () => {
  const { province, centre, speaker, viewer, pipe } = await provinceAndCentre()
  await carry(province, centre, pipe, [CAMERA])
  await feedOne(centre, seatOf('VN'), CAMERA, 2)
  const camera = speaker.addCamera()
  camera.setLayer(2)
  await publish(province, VIET_TRI, 'camera', camera)
  await carry(province, centre, pipe, [CAMERA])
  const picture = await feedOne(centre, seatOf('VN'), CAMERA, 2)
  await vi.waitFor(() => expect(viewer.received.feed(picture)?.keyFramesAt.length).toBeGreaterThan(0), soon)
  expect((await centre.request('statistics', {})).pipes[0]?.streamsIn).toBe(1)
})
