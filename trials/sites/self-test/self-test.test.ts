import { expect, test } from 'vitest'
import { readCode, tagOf } from './codes.ts'
import { createReturned } from './returned.ts'
import { createTestSender } from './sender.ts'

const [startedAt, firstSsrc] = [1_000_000, 100]
const own = tagOf({ site: 'VN-25-07900', test: 't1', nonce: 'n1' })

/** What a sender sends in `ms`, as copies, apart by kind. */
function sent(tag: string, ms: number, { pictureKbps = 900, replays = false } = {}) {
  const packets: { kind: 'picture' | 'sound'; at: number; packet: Buffer }[] = []
  let now = startedAt
  const sender = createTestSender({
    ...{ tag, startedAt, pictureKbps, firstSsrc, replays },
    send: (packet) => {
      const kind = packet.readUInt32BE(8) === firstSsrc ? 'picture' : 'sound'
      if ((packet[1] ?? 0) < 192 || (packet[1] ?? 0) > 223)
        packets.push({ kind, at: now, packet: Buffer.from(packet) })
    },
  })
  for (; now < startedAt + ms; now += 20) sender.tick(now)
  return packets
}

function returned(packets: ReturnType<typeof sent>, delayMs = 80) {
  const back = createReturned({ tag: own, startedAt })
  for (const { kind, at, packet } of packets) back.take(kind, packet, at + delayMs)
  return back
}

test('every frame and every sound packet has a code of its own, at the rate that was asked for', () => {
  const packets = sent(own, 2_000)
  const codes = packets.flatMap(({ kind, packet }) => {
    const code = readCode(packet, kind)
    return code ? [`${kind} ${code.counter}`] : []
  })
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.filter((code) => code.startsWith('picture')).length).toBeCloseTo(60, -1)
  expect(codes.filter((code) => code.startsWith('sound')).length).toBeCloseTo(100, -1)
  const bytes = packets
    .filter(({ kind }) => kind === 'picture')
    .reduce((sum, { packet }) => sum + packet.length, 0)
  expect((bytes * 8) / 2_000).toBeGreaterThan(800)
  expect((bytes * 8) / 2_000).toBeLessThan(1_000)
})

test('what comes back is counted, and measured with the delay of its way', () => {
  const back = returned(sent(own, 2_000))
  const { picture, sound, delayMs } = back.measured()
  expect(picture).toMatchObject({ returned: true, foreignCodes: 0, replayedCodes: 0, heightPx: 720 })
  expect(picture.matchedCodes).toBeGreaterThan(50)
  expect(sound.matchedCodes).toBeGreaterThan(90)
  expect(picture.fps).toBeCloseTo(30, 0)
  expect([delayMs, back.line().rttMs]).toEqual([80, 80])
  expect(back.line().jitterMs).toBeLessThan(1)
})

test('the codes of another test, of another site or of one-time numbers before are foreign; those kept are replayed', () => {
  for (const other of [
    { site: 'VN-25-08152', test: 't1', nonce: 'n1' },
    { site: 'VN-25-07900', test: 't0', nonce: 'n1' },
    { site: 'VN-25-07900', test: 't1', nonce: 'n0' },
  ]) {
    const { picture, sound } = returned(sent(tagOf(other), 500)).measured()
    expect([picture.matchedCodes, sound.matchedCodes]).toEqual([0, 0])
    expect([picture.returned, sound.returned]).toEqual([true, true])
    expect(picture.foreignCodes).toBeGreaterThan(5)
    expect(sound.foreignCodes).toBeGreaterThan(5)
  }
  const packets = sent(own, 500)
  const { picture } = returned([...packets, ...packets]).measured()
  expect(picture.replayedCodes).toBe(picture.matchedCodes)
  const nothing = createReturned({ tag: own, startedAt }).measured()
  expect(nothing.picture).toMatchObject({ returned: false, matchedCodes: 0, fps: null, heightPx: null })
})

test('a recording of the first second that goes out from then on comes back as replayed, picture and sound', () => {
  const { picture, sound } = returned(sent(own, 3_000, { replays: true })).measured()
  expect([picture.matchedCodes, sound.matchedCodes]).toEqual([30, 50])
  expect([picture.foreignCodes, sound.foreignCodes]).toEqual([0, 0])
  expect(picture.replayedCodes).toBeGreaterThan(50)
  expect(sound.replayedCodes).toBeGreaterThan(80)
})
