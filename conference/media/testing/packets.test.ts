import { expect, test } from 'vitest'
import { createManualClock } from '#foundation/time'
import { createReports } from './reports.ts'
import { keyFrameRequests, pictureLoss, senderReport, senderReportsIn } from './rtcp.ts'
import { buildRtp, isRtcp, parseRtp } from './rtp.ts'
import { hollowFrames, packVp8, startsKeyFrame } from './vp8.ts'

const header = { payloadType: 101, marker: true, sequenceNumber: 65_535, timestamp: 7, ssrc: 0xfedcba98 }

test('an RTP packet is read as it was built', () => {
  const packet = buildRtp(header, Buffer.from('ab'), Buffer.from('c'))
  expect(parseRtp(packet)).toEqual({ header, payload: Buffer.from('abc') })
  expect(isRtcp(packet)).toBe(false)
})

test('header extensions, contributing sources and padding are not payload', () => {
  const packet = buildRtp(
    header,
    Buffer.alloc(4),
    Buffer.from([0xbe, 0xde, 0, 1, 9, 9, 9, 9]),
    Buffer.from('ab'),
  )
  packet[0] = 0x80 | 0x10 | 0x20 | 1
  expect(parseRtp(Buffer.concat([packet, Buffer.from([0, 2])]))?.payload.toString()).toBe('ab')
})

test('a short packet is rubbish', () => {
  expect(parseRtp(Buffer.alloc(11))).toBeUndefined()
})

test('key frame requests are found anywhere in a compound packet', () => {
  const report = senderReport({ ssrc: 5, unixMs: 1, rtpTimestamp: 1, packets: 1, bytes: 1 })
  expect(keyFrameRequests(Buffer.concat([report, pictureLoss(1, 77), pictureLoss(1, 78)]))).toEqual([77, 78])
  expect(isRtcp(report)).toBe(true)
})

test('a full intra request names its streams in its entries', () => {
  const request = Buffer.from([0x84, 206, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 99, 1, 0, 0, 0])
  expect(keyFrameRequests(request)).toEqual([99])
})

test('a sender report carries NTP time', () => {
  const report = senderReport({ ssrc: 5, unixMs: 500, rtpTimestamp: 9, packets: 2, bytes: 3 })
  expect(report.readUInt32BE(8)).toBe(2_208_988_800)
  expect(report.readUInt32BE(12)).toBe(2 ** 31)
})

test('only the first packet of a key frame starts one', () => {
  const frames = hollowFrames({ width: 640, height: 360, bytes: 2_000 })
  const packets = (keyFrame: boolean) =>
    packVp8(frames.next(keyFrame).data, 300).map((parts) => startsKeyFrame(Buffer.concat(parts)))
  expect(packets(true)).toEqual([true, false, false, false, false, false])
  expect(packets(false)).toEqual([false, false])
})

test('a receiver reports what is missing of what was sent, over the end of the numbers', () => {
  const clock = createManualClock()
  const reports = createReports(clock)
  expect(reports.next()).toBeUndefined()
  const take = (from: number, to: number) => {
    for (let number = from; number <= to; number++)
      reports.take(buildRtp({ ...header, sequenceNumber: number }, Buffer.alloc(4)))
  }
  take(65_527, 65_534)
  take(65_537, 65_546)
  const sent = senderReport({ ssrc: header.ssrc, unixMs: 1500, rtpTimestamp: 9, packets: 20, bytes: 3 })
  reports.take(sent)
  clock.advance(250)
  const report = reports.next() ?? Buffer.alloc(0)
  expect(isRtcp(report)).toBe(true)
  expect([report.readUInt8(0) & 0x1f, report.readUInt32BE(8)]).toEqual([1, header.ssrc])
  expect(report.readUInt8(12)).toBe(Math.floor((2 / 20) * 256))
  expect([report.readUIntBE(13, 3), report.readUInt32BE(16)]).toEqual([2, 65_546])
  expect(report.readUInt32BE(24)).toBe(senderReportsIn(sent)[0]?.middle)
  expect(report.readUInt32BE(28)).toBe(65_536 / 4)
  expect(reports.next()?.readUInt8(12)).toBe(0)
})
