const SENDER_REPORT = 200
const PAYLOAD_FEEDBACK = 206
const PICTURE_LOSS = 1
const FULL_INTRA = 4
/** Seconds from 1900 (NTP) to 1970 (Unix). */
const NTP_EPOCH = 2_208_988_800

/** A sender report without blocks (RFC 3550, 6.4.1). `timestamp` is the RTP time of the moment `unixMs`. */
export function senderReport(report: {
  ssrc: number
  unixMs: number
  timestamp: number
  packets: number
  bytes: number
}): Buffer {
  const packet = Buffer.alloc(28)
  packet.writeUInt16BE(0x8000 | SENDER_REPORT, 0)
  packet.writeUInt16BE(6, 2)
  packet.writeUInt32BE(report.ssrc, 4)
  packet.writeUInt32BE((Math.floor(report.unixMs / 1000) + NTP_EPOCH) >>> 0, 8)
  packet.writeUInt32BE(Math.floor(((report.unixMs % 1000) / 1000) * 2 ** 32), 12)
  packet.writeUInt32BE(report.timestamp, 16)
  packet.writeUInt32BE(report.packets >>> 0, 20)
  packet.writeUInt32BE(report.bytes >>> 0, 24)
  return packet
}

/** RTCP shares the port with RTP; its types are never RTP payload types (RFC 5761). */
export function isRtcp(packet: Buffer): boolean {
  const type = packet[1] ?? 0
  return type >= 192 && type <= 223
}

/** Asks for a key frame of `ssrc` (picture loss indication, RFC 4585, 6.3.1). */
export function pictureLoss(ssrc: number): Buffer {
  const packet = Buffer.alloc(12)
  packet.writeUInt16BE(0x8000 | (PICTURE_LOSS << 8) | PAYLOAD_FEEDBACK, 0)
  packet.writeUInt16BE(2, 2)
  packet.writeUInt32BE(1, 4)
  packet.writeUInt32BE(ssrc, 8)
  return packet
}

/** Calls `asked` with each SSRC whose sender a compound RTCP packet asks for a key frame (PLI; FIR, RFC 5104). */
export function readKeyFrameRequests(packet: Buffer, asked: (ssrc: number) => void): void {
  for (let at = 0; at + 12 <= packet.length; ) {
    const end = at + 4 * (packet.readUInt16BE(at + 2) + 1)
    if (end > packet.length) return
    const format = packet.readUInt8(at) & 0x1f
    if (packet.readUInt8(at + 1) === PAYLOAD_FEEDBACK) {
      if (format === PICTURE_LOSS) asked(packet.readUInt32BE(at + 8))
      if (format === FULL_INTRA)
        for (let entry = at + 12; entry + 8 <= end; entry += 8) asked(packet.readUInt32BE(entry))
    }
    at = end
  }
}
