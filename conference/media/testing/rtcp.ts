const SENDER_REPORT = 200
const RECEIVER_REPORT = 201
const PAYLOAD_FEEDBACK = 206
const PLI = 1
const FIR = 4
/** Seconds from 1900 (NTP) to 1970 (Unix). */
const NTP_EPOCH = 2_208_988_800

/** SSRCs whose sender is asked for a key frame by a compound RTCP packet (PLI, RFC 4585; FIR, RFC 5104). */
export function keyFrameRequests(packet: Buffer): number[] {
  const asked: number[] = []
  for (let at = 0; at + 12 <= packet.length; ) {
    const bytes = 4 * (packet.readUInt16BE(at + 2) + 1)
    const format = packet.readUInt8(at) & 0x1f
    if (packet.readUInt8(at + 1) === PAYLOAD_FEEDBACK) {
      if (format === PLI) asked.push(packet.readUInt32BE(at + 8))
      if (format === FIR)
        for (let entry = at + 12; entry + 8 <= at + bytes; entry += 8) asked.push(packet.readUInt32BE(entry))
    }
    at += bytes
  }
  return asked
}

export function pictureLoss(senderSsrc: number, mediaSsrc: number): Buffer {
  const packet = Buffer.alloc(12)
  packet[0] = 0x80 | PLI
  packet[1] = PAYLOAD_FEEDBACK
  packet.writeUInt16BE(2, 2)
  packet.writeUInt32BE(senderSsrc >>> 0, 4)
  packet.writeUInt32BE(mediaSsrc >>> 0, 8)
  return packet
}

/**
 * Ties RTP time to the wall clock (RFC 3550, 6.4.1). Without it mediasoup never changes the layer of a simulcast
 * consumer. `unixMs` and `rtpTimestamp` are the same moment.
 */
export function senderReport(report: {
  ssrc: number
  unixMs: number
  rtpTimestamp: number
  packets: number
  bytes: number
}): Buffer {
  const packet = Buffer.alloc(28)
  packet[0] = 0x80
  packet[1] = SENDER_REPORT
  packet.writeUInt16BE(6, 2)
  packet.writeUInt32BE(report.ssrc >>> 0, 4)
  const seconds = report.unixMs / 1000
  packet.writeUInt32BE((Math.floor(seconds) + NTP_EPOCH) >>> 0, 8)
  packet.writeUInt32BE(Math.floor((seconds % 1) * 2 ** 32) >>> 0, 12)
  packet.writeUInt32BE(report.rtpTimestamp >>> 0, 16)
  packet.writeUInt32BE(report.packets >>> 0, 20)
  packet.writeUInt32BE(report.bytes >>> 0, 24)
  return packet
}

/** Sender reports in a compound packet: of which SSRC, and the middle 32 bits of their NTP time (RFC 3550, 6.4.1). */
export function senderReportsIn(packet: Buffer): { ssrc: number; middle: number }[] {
  const found: { ssrc: number; middle: number }[] = []
  for (let at = 0; at + 16 <= packet.length; at += 4 * (packet.readUInt16BE(at + 2) + 1))
    if (packet.readUInt8(at + 1) === SENDER_REPORT)
      found.push({ ssrc: packet.readUInt32BE(at + 4), middle: packet.readUInt32BE(at + 10) })
  return found
}

/** What a receiver tells of one stream (RFC 3550, 6.4.2). */
export interface ReportBlock {
  ssrc: number
  /** Of the packets since the last report, 0 to 1. */
  lostShare: number
  lost: number
  /** Highest sequence number, with the cycles in its upper half. */
  highest: number
  /** Of the last sender report; 0: none came. */
  middle: number
  sinceMs: number
}

export function receiverReport(senderSsrc: number, blocks: readonly ReportBlock[]): Buffer {
  const packet = Buffer.alloc(8 + 24 * blocks.length)
  packet[0] = 0x80 | blocks.length
  packet[1] = RECEIVER_REPORT
  packet.writeUInt16BE(packet.length / 4 - 1, 2)
  packet.writeUInt32BE(senderSsrc >>> 0, 4)
  blocks.forEach(({ ssrc, lostShare, lost, highest, middle, sinceMs }, index) => {
    const at = 8 + 24 * index
    packet.writeUInt32BE(ssrc >>> 0, at)
    packet[at + 4] = Math.min(255, Math.floor(lostShare * 256))
    packet.writeUIntBE(lost, at + 5, 3)
    packet.writeUInt32BE(highest >>> 0, at + 8)
    packet.writeUInt32BE(middle >>> 0, at + 16)
    packet.writeUInt32BE(middle === 0 ? 0 : Math.round((sinceMs / 1000) * 65_536), at + 20)
  })
  return packet
}
