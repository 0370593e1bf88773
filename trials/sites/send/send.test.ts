import { expect, test } from 'vitest'
import { createManualClock } from '#foundation/time'
import { loadSiteMedia } from '#trials/media'
import { sharedPacer } from '../pace/pacer.ts'
import { createSchedule } from '../pace/schedule.ts'
import { keyFrameStart, payloadStart, pictureSize } from '../receive/rtp-video.ts'
import { createCamera } from './camera.ts'
import { createMicrophone } from './microphone.ts'
import { isRtcp, pictureLoss, readKeyFrameRequests, senderReport } from './reports.ts'

const media = await loadSiteMedia('VN-25-07900')
const layerOf = (packet: Buffer) => packet.readUInt32BE(8) - 100
const sequenceOf = (packet: Buffer) => packet.readUInt16BE(2)
const timeOf = (packet: Buffer) => packet.readUInt32BE(4)
const pictureOf = (packet: Buffer) => packet.readUInt16BE(14) & 0x7fff

function stage() {
  const clock = createManualClock()
  const sent: Buffer[] = []
  const reports: Buffer[] = []
  const camera = createCamera({
    clips: media.camera,
    ssrcs: [100, 101, 102],
    send: (packet) => (isRtcp(packet) ? reports : sent).push(Buffer.from(packet)),
  })
  const remove = sharedPacer(clock).add(camera.tick)
  return { clock, camera, sent, reports, remove }
}

test('all layers up to the ordered one begin at once, each with a key frame of its size', () => {
  const { clock, camera, sent } = stage()
  camera.order(1, clock.now())
  const firsts = [0, 1].map((layer) => sent.find((packet) => layerOf(packet) === layer) ?? Buffer.alloc(40))
  expect(firsts.map((packet) => pictureSize(packet, keyFrameStart(packet)))).toEqual([
    { width: 320, height: 180 },
    { width: 640, height: 360 },
  ])
  expect(sent.some((packet) => layerOf(packet) === 2)).toBe(false)
  camera.order(null, clock.now())
  const before = sent.length
  clock.advance(1_000)
  expect(sent).toHaveLength(before)
})

test('a minute of one layer: 25 frames a second, numbers without a gap, times and picture ids that only grow', () => {
  const { clock, camera, sent, reports } = stage()
  camera.order(0, clock.now())
  clock.advance(60_000)
  const frames = sent.filter((packet) => ((packet[1] ?? 0) & 0x80) !== 0)
  expect(frames).toHaveLength(60 * 25 + 1)
  for (const [index, packet] of sent.entries()) {
    const last = sent[index - 1]
    if (!last) continue
    expect((sequenceOf(packet) - sequenceOf(last)) & 0xffff).toBe(1)
    const begins = ((packet[12] ?? 0) & 0x10) !== 0
    expect((timeOf(packet) - timeOf(last)) >>> 0).toBe(begins ? 3_600 : 0)
    expect((pictureOf(packet) - pictureOf(last)) & 0x7fff).toBe(begins ? 1 : 0)
    expect(packet.length).toBeLessThanOrEqual(1_116)
  }
  expect(reports).toHaveLength(61)
  expect(timeOf(reports[0] ?? Buffer.alloc(40))).not.toBe(0)
})

test('a wanted key frame goes out at once and only on its layer', () => {
  const { clock, camera, sent } = stage()
  camera.order(2, clock.now())
  clock.advance(430)
  sent.length = 0
  const before = camera.stats.map(({ keyFrames }) => keyFrames)
  camera.keyFrameWanted(102, clock.now())
  camera.keyFrameWanted(999, clock.now())
  expect(camera.stats.map(({ keyFrames }, layer) => keyFrames - (before[layer] ?? 0))).toEqual([0, 0, 1])
  expect(sent.every((packet) => layerOf(packet) === 2)).toBe(true)
  expect(keyFrameStart(sent[0] ?? Buffer.alloc(40))).toBeGreaterThan(0)
  const jumped = sent.length
  clock.advance(40)
  const next = sent.slice(jumped).find((packet) => layerOf(packet) === 2)
  expect(next && sent[0] && timeOf(next) > timeOf(sent[0])).toBe(true)
})

test('sites that begin in the same moment do not have their key frames in the same moment ever after', () => {
  const clock = createManualClock()
  const keyed = new Map<number, number>()
  const cameras = Array.from({ length: 6 }, (_, site) =>
    createCamera({
      clips: media.camera,
      ssrcs: [0, 1, 2].map((layer) => 0x1000_0000 + site * 0x0123_4567 + layer),
      send(packet) {
        if (isRtcp(packet) || keyFrameStart(packet) < 0) return
        keyed.set(clock.now(), (keyed.get(clock.now()) ?? 0) + 1)
      },
    }),
  )
  const pacer = sharedPacer(clock)
  for (const camera of cameras) {
    camera.order(2, clock.now())
    pacer.add(camera.tick)
  }
  clock.advance(2_000)
  keyed.clear()
  clock.advance(10_000)
  expect([...keyed.values()].reduce((sum, each) => sum + each, 0)).toBe(180)
  expect(Math.max(...keyed.values())).toBeLessThanOrEqual(6)
})

test('an open microphone sends fifty packets a second, a closed one none', () => {
  const clock = createManualClock()
  const sent: Buffer[] = []
  const microphone = createMicrophone({
    sound: media,
    ssrc: 5,
    send: (packet) => void (isRtcp(packet) || sent.push(Buffer.from(packet))),
  })
  sharedPacer(clock).add(microphone.tick)
  clock.advance(500)
  expect(sent).toHaveLength(0)
  microphone.order(true, clock.now())
  clock.advance(7_000)
  expect(sent).toHaveLength(351)
  expect(
    new Set(sent.slice(1).map((packet, index) => timeOf(packet) - timeOf(sent[index] ?? packet))),
  ).toEqual(new Set([960]))
  expect(sent[300]?.subarray(payloadStart(sent[300]))).toEqual(media.microphone[0])
  microphone.order(false, clock.now())
  clock.advance(100)
  expect(sent).toHaveLength(351)
})

test('one timer for all, none when nobody is left', () => {
  const clock = createManualClock()
  const pacer = sharedPacer(clock)
  expect(sharedPacer(clock)).toBe(pacer)
  const removes = [1, 2, 3].map(() => pacer.add(() => {}))
  expect(clock.pending()).toBe(1)
  for (const remove of removes) remove()
  expect(clock.pending()).toBe(0)
})

test('a schedule catches up with a little and lets a long sleep go', () => {
  const schedule = createSchedule(40)
  const moments: number[] = []
  const take = (now: number) => schedule.takeDue(now, (due) => moments.push(due))
  schedule.restart(1_000)
  take(1_000)
  take(1_130)
  expect(moments).toEqual([1_000, 1_040, 1_080, 1_120])
  take(9_000)
  expect(moments.slice(4)).toEqual([9_000])
})

test('key frame requests are read out of compound reports and out of nothing else', () => {
  const report = senderReport({ ssrc: 1, unixMs: 500, timestamp: 2, packets: 3, bytes: 4 })
  expect([report.readUInt32BE(8), report.readUInt32BE(12)]).toEqual([2_208_988_800, 2 ** 31])
  const asked: number[] = []
  readKeyFrameRequests(Buffer.concat([report, pictureLoss(77), pictureLoss(78)]), (ssrc) => asked.push(ssrc))
  expect(asked).toEqual([77, 78])
  const fir = Buffer.from([0x84, 206, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 99, 1, 0, 0, 0])
  readKeyFrameRequests(fir, (ssrc) => asked.push(ssrc))
  readKeyFrameRequests(fir.subarray(0, 14), (ssrc) => asked.push(ssrc))
  expect(asked).toEqual([77, 78, 99])
})
