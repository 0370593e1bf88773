import { expect, test, vi } from 'vitest'
import type { FrameSource } from '../testing/index.ts'
import { carry, feed, joinHosts, publish, seatOf, seatSite, soon, startHost } from './hosts.ts'

const HOA_BINH = 'VN-25-07900'
const TEST = [`${HOA_BINH}/test-picture`, `${HOA_BINH}/test-sound`]
const ECHO = [`${HOA_BINH}/echo-picture`, `${HOA_BINH}/echo-sound`]
const wishes = (sources: string[]) =>
  sources.map((source) => ({ source, layer: source.endsWith('picture') ? 2 : null }))
const VP8_DESCRIPTOR = 4

/** Each frame is one packet with a number in it. */
function numbered(sent: string[]): FrameSource {
  return {
    next(keyFrame) {
      const data = Buffer.alloc(40)
      data.set(keyFrame ? [0x10, 0, 0, 0x9d, 0x01, 0x2a] : [0x11, 0, 0])
      data.write(`test frame ${sent.length}`, 12)
      sent.push(data.toString('hex'))
      return { keyFrame, data }
    },
  }
}

/** Two hosts joined by a pipe; a commune at the lower one sends a test whose every packet is known. */
async function tested() {
  const [province, centre] = await Promise.all([startHost(), startHost()])
  const pipe = await joinHosts({ media: province, node: 'VN-25' }, { media: centre, node: 'VN' })
  const site = await seatSite(province, HOA_BINH)
  const came = new Map<number, string[]>()
  site.received.onPayload((ssrc, payload) => {
    came.set(ssrc, [...(came.get(ssrc) ?? []), payload.toString('hex')])
  })
  const sent: { picture: string[]; sound: string[] } = { picture: [], sound: [] }
  const layers = [{ width: 1280, height: 720, bitrate: 100_000, frames: numbered(sent.picture) }]
  const picture = site.addCamera({ layers, framesPerSecond: 30 })
  const sound = site.addMicrophone({
    nextPacket() {
      const packet = Buffer.concat([Buffer.from([0xfc]), Buffer.from(`test sound ${sent.sound.length}`)])
      sent.sound.push(packet.toString('hex'))
      return packet
    },
  })
  await publish(province, HOA_BINH, 'test-picture', picture)
  await publish(province, HOA_BINH, 'test-sound', sound)
  picture.setLayer(0)
  sound.setOpen(true)
  return { province, centre, pipe, came, sent }
}

test('M24: through the pipe and back come the packets that were sent, in their order and once', async () => {
  const { province, centre, pipe, came, sent } = await tested()
  await carry(province, centre, pipe, TEST)
  await carry(centre, province, pipe, ECHO)
  const { feeds, missing } = await feed(province, seatOf(HOA_BINH), wishes(ECHO))
  expect(missing).toEqual([])
  expect(feeds.map(({ source, kind }) => `${source} ${kind}`).sort()).toEqual([
    `${HOA_BINH}/echo-picture echo-picture`,
    `${HOA_BINH}/echo-sound echo-sound`,
  ])
  const backOf = (kind: string) => {
    const ssrc = feeds.find((each) => each.kind === kind)?.rtpParameters.encodings?.[0]?.ssrc
    return came.get(ssrc ?? 0) ?? []
  }
  await vi.waitFor(() => {
    expect(backOf('echo-picture').length).toBeGreaterThan(20)
    expect(backOf('echo-sound').length).toBeGreaterThan(20)
  }, soon)
  const pictures = backOf('echo-picture').map((payload) => payload.slice(2 * VP8_DESCRIPTOR))
  const first = sent.picture.indexOf(pictures[0] ?? '')
  expect(pictures).toEqual(sent.picture.slice(first, first + pictures.length))
  const sounds = backOf('echo-sound')
  const firstSound = sent.sound.indexOf(sounds[0] ?? '')
  expect(sounds).toEqual(sent.sound.slice(firstSound, firstSound + sounds.length))
  const [flows] = (await centre.request('statistics', {})).pipes
  expect(flows).toMatchObject({ streamsIn: 2, streamsOut: 2 })
})

test('M24: when the test ends its echo ends everywhere', async () => {
  const { province, centre, pipe } = await tested()
  await carry(province, centre, pipe, TEST)
  await carry(centre, province, pipe, ECHO)
  await feed(province, seatOf(HOA_BINH), wishes(ECHO))
  for (const kind of ['test-picture', 'test-sound'] as const)
    await province.request('seat.unpublish', { seat: seatOf(HOA_BINH), kind })
  await carry(province, centre, pipe, [])
  const after = await centre.request('pipe.send', { pipe, sources: ECHO })
  expect(after).toEqual({ offers: [], missing: ECHO })
  await province.request('pipe.receive', { pipe, offers: after.offers })
  expect((await feed(province, seatOf(HOA_BINH), wishes(ECHO))).missing).toEqual(ECHO)
})

test('M24: what did not come out of the pipe is no echo', async () => {
  const { province, centre, pipe } = await tested()
  // A seat's own test is not what came down, nor does it go up as that.
  expect((await feed(province, seatOf(HOA_BINH), wishes(ECHO))).missing).toEqual(ECHO)
  expect((await province.request('pipe.send', { pipe, sources: ECHO })).missing).toEqual(ECHO)
  await carry(province, centre, pipe, TEST)
  // Nor is it an echo for a third host.
  const elsewhere = await startHost()
  const other = await joinHosts({ media: elsewhere, node: 'VN-19' }, { media: centre, node: 'VN' })
  expect((await centre.request('pipe.send', { pipe: other, sources: ECHO })).missing).toEqual(ECHO)
  expect((await centre.request('pipe.send', { pipe, sources: ECHO })).missing).toEqual([])
})
