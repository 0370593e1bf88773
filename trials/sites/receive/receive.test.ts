import { expect, test } from 'vitest'
import type { Feed } from '#contract/room'
import { createManualClock } from '#foundation/time'
import { type Arrivals, createArrivals } from './arrivals.ts'

const feedOf = (ssrc: number, kind: Feed['kind'] = 'camera', site = 'VN-25'): Feed => ({
  ...{ id: `feed-${ssrc}`, source: `${site}/${kind}`, kind, producer: 'p' },
  rtpParameters: {
    codecs: [{ mimeType: 'video/VP8', payloadType: 101, clockRate: 90_000 }],
    encodings: [{ ssrc }],
  },
})

/** A packet of one VP8 frame; a key frame of 640 × 360, with a header extension as mediasoup may add. */
function packet(ssrc: number, sequence: number, keyFrame: boolean): Buffer {
  const head = Buffer.alloc(20)
  head.writeUInt16BE(0x9065, 0)
  head.writeUInt16BE(sequence & 0xffff, 2)
  head.writeUInt32BE(ssrc, 8)
  head.writeUInt32BE(0xbede0001, 12)
  const frame = keyFrame
    ? [0x10, 0, 0, 0x9d, 1, 0x2a, 0x80, 0x02, 0x68, 0x01]
    : [0x11, 0, 0, 1, 2, 3, 4, 5, 6, 7]
  return Buffer.concat([head, Buffer.from([0x90, 0x80, 0x81, sequence & 0xff, ...frame])])
}

function watch(): {
  arrivals: Arrivals
  asked: number[]
  first: string[]
  clock: ReturnType<typeof createManualClock>
} {
  const clock = createManualClock(1_000_000)
  const asked: number[] = []
  const first: string[] = []
  const arrivals = createArrivals({
    clock,
    askKeyFrame: (ssrc) => asked.push(ssrc),
    onFirst: (source) => first.push(source),
  })
  return { arrivals, asked, first, clock }
}

test('a picture begins with its first key frame, not with its first packet', () => {
  const { arrivals, first } = watch()
  arrivals.setFeeds([feedOf(7)])
  arrivals.take(packet(7, 1, false))
  expect([arrivals.begun(), first]).toEqual([[], []])
  arrivals.take(packet(7, 2, true))
  expect(arrivals.begun()).toMatchObject([{ source: 'VN-25/camera', packets: 2, width: 640, height: 360 }])
  expect(first).toEqual(['VN-25/camera'])
})

test('an overdue key frame is asked for again and again, a gap makes one overdue', () => {
  const { arrivals, asked, clock } = watch()
  const pass = (ms: number) => {
    clock.advance(ms)
    arrivals.tick(clock.now())
  }
  arrivals.setFeeds([feedOf(7)])
  pass(400)
  expect(asked).toEqual([])
  pass(200)
  pass(200)
  expect(asked).toEqual([7])
  pass(500)
  expect(asked).toEqual([7, 7])
  arrivals.take(packet(7, 0xffff, true))
  arrivals.take(packet(7, 0x10000, false))
  pass(600)
  expect(asked).toEqual([7, 7])
  arrivals.take(packet(7, 3, false))
  arrivals.take(packet(7, 2, false))
  expect(arrivals.of('VN-25/camera')?.missed).toBe(2)
  pass(600)
  expect(asked).toEqual([7, 7, 7])
})

test('a number that mediasoup skips before the key frame of another layer is no loss', () => {
  const { arrivals } = watch()
  arrivals.setFeeds([feedOf(7)])
  arrivals.take(packet(7, 1, true))
  arrivals.take(packet(7, 3, true))
  expect(arrivals.of('VN-25/camera')?.missed).toBe(0)
})

test('waiting for a key frame: one that was, one that comes, none when closed', async () => {
  const { arrivals, clock } = watch()
  arrivals.setFeeds([feedOf(7)])
  arrivals.take(packet(7, 1, true))
  await expect(arrivals.firstKeyFrameAfter('VN-25/camera', 1_000_000)).resolves.toBe(1_000_000)
  const coming = arrivals.firstKeyFrameAfter('VN-25/camera', 1_000_010)
  clock.advance(5)
  arrivals.take(packet(7, 2, true))
  clock.advance(5)
  arrivals.take(packet(7, 3, false))
  clock.advance(5)
  arrivals.take(packet(7, 4, true))
  await expect(coming).resolves.toBe(1_000_015)
  const never = arrivals.firstKeyFrameAfter('VN-19/camera', 0)
  arrivals.close()
  await expect(never).rejects.toThrow('closed')
})

test('a feed that is gone is no longer shown, its counts go on when it returns', () => {
  const { arrivals } = watch()
  arrivals.setFeeds([feedOf(7), feedOf(8, 'microphone')])
  arrivals.take(packet(7, 1, true))
  arrivals.take(packet(8, 1, false))
  expect(arrivals.begun().map(({ source }) => source)).toEqual(['VN-25/camera', 'VN-25/microphone'])
  arrivals.setFeeds([])
  arrivals.take(packet(7, 2, true))
  expect(arrivals.begun()).toEqual([])
  arrivals.setFeeds([feedOf(9)])
  arrivals.take(packet(9, 1, true))
  expect(arrivals.of('VN-25/camera')).toMatchObject({ packets: 2, keyFrames: 2 })
})
