import { expect, onTestFinished, test, vi } from 'vitest'
import { createInProcessHub } from '#foundation/link'
import { portionsOf } from '../feed-portions.ts'
import { createMediaClient, type MediaClient, type MediaNotice, serveMediaHost } from '../index.ts'
import { feed, feedOne, publish, seatOf, seatSite, soon, startHost } from './hosts.ts'

const VIET_TRI = 'VN-25-07900'
const CAMERA = `${VIET_TRI}/camera`

async function overLink() {
  const host = await startHost()
  const hub = createInProcessHub()
  const [control, media, stranger] = ['VN-25', 'VN-25_media', 'VN-19'].map((peer) =>
    hub.join(peer, { version: '1' }),
  )
  if (!control || !media || !stranger) throw new Error('three peers were expected')
  onTestFinished(() => Promise.all([control, media, stranger].map((link) => link.close())).then(() => {}))
  const serving = serveMediaHost(host, media, { control: 'VN-25' })
  return { host, control, stranger, serving, client: createMediaClient(control, 'VN-25_media') }
}

const ways: [string, () => Promise<MediaClient>][] = [
  ['directly', () => startHost()],
  ['over a link', async () => (await overLink()).client],
]

test.each(ways)('M20: a host reached %s does the same', async (_, reach) => {
  const media = await reach()
  const notices: MediaNotice[] = []
  media.onNotice((notice) => notices.push(notice))
  const [speaker, viewer] = await Promise.all([seatSite(media, VIET_TRI), seatSite(media, 'VN-25')])
  await vi.waitFor(
    () => expect(notices.map(({ name }) => name)).toEqual(['seat-transport', 'seat-transport']),
    soon,
  )
  const camera = speaker.addCamera()
  camera.setLayer(2)
  await publish(media, VIET_TRI, 'camera', camera)
  const picture = await feedOne(media, seatOf('VN-25'), CAMERA, 2)
  await vi.waitFor(() => expect(viewer.received.feed(picture)?.keyFramesAt.length).toBeGreaterThan(0), soon)
  const described = await media.request('describe', {})
  expect(described.seats.map(({ seat }) => seat).sort()).toEqual([seatOf('VN-25'), seatOf(VIET_TRI)])
  expect((await media.request('statistics', {})).sources.map(({ source }) => source)).toEqual([CAMERA])
  const restart = () => media.request('seat.restart-ice', { seat: seatOf('VN-25'), direction: 'receive' })
  expect((await restart()).iceParameters.password).not.toBe((await restart()).iceParameters.password)
  const { end } = await media.request('pipe.listen', { pipe: 'p', peer: 'VN' })
  await media.request('pipe.join', { pipe: 'p', end })
  const { offers } = await media.request('pipe.send', { pipe: 'p', sources: [CAMERA] })
  expect(offers.map(({ source }) => source)).toEqual([CAMERA])
  await media.request('pipe.close', { pipe: 'p' })
  await expect(media.request('pipe.send', { pipe: 'p', sources: [] })).rejects.toMatchObject({
    code: 'media.rejected',
  })
  await expect(media.request('seat.ready', { seat: 'nobody', feeds: [] })).rejects.toMatchObject({
    name: 'Refusal',
    code: 'seat.none',
    details: { seat: 'nobody' },
  })
  await media.request('seat.close', { seat: seatOf(VIET_TRI) })
  await media.request('seat.close', { seat: seatOf(VIET_TRI) })
  expect((await feed(media, seatOf('VN-25'), [{ source: CAMERA, layer: 0 }])).missing).toEqual([CAMERA])
})

test('M20: the host answers its control peer only', async () => {
  const { stranger } = await overLink()
  const other = createMediaClient(stranger, 'VN-25_media')
  await expect(other.request('describe', {})).rejects.toMatchObject({ code: 'media.unavailable' })
})

test('M20: a body that is not as the contract says is refused before it reaches the host', async () => {
  const { control, host } = await overLink()
  const request = vi.spyOn(host, 'request')
  await expect(
    control.request('VN-25_media', 'media.seat.close', { seat: 'a', force: true }),
  ).rejects.toMatchObject({ remote: { code: 'message.malformed' } })
  expect(request).not.toHaveBeenCalled()
})

test('M20: a host that no longer serves is unavailable', async () => {
  const { client, serving } = await overLink()
  serving.close()
  serving.close()
  await expect(client.request('describe', {})).rejects.toMatchObject({
    name: 'Refusal',
    code: 'media.unavailable',
  })
})

test('M20: the feeds of many seats travel in portions and come back as one answer, in order', async () => {
  const { client } = await overLink()
  const wishes = Array.from({ length: 50 }, () => ({ source: CAMERA, layer: 0, standby: false }))
  const seats = Array.from({ length: 7 }, (_, index) => ({ seat: `s${index}`, wishes }))
  expect(portionsOf(seats).map((portion) => portion.length)).toEqual([2, 2, 2, 1])
  expect(portionsOf([])).toEqual([])
  const reply = await client.request('feeds.set', { seats })
  expect(reply.seats.map(({ seat }) => seat)).toEqual(seats.map(({ seat }) => seat))
})
