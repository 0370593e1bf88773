/** The fields of an RTP header (RFC 3550, 5.1) that synthetic media needs. */
export interface RtpHeader {
  payloadType: number
  /** Marks the last packet of a picture. */
  marker: boolean
  sequenceNumber: number
  timestamp: number
  ssrc: number
}

const FIXED_HEADER = 12

/** One header extension of one byte, in the short form (RFC 8285, 4.2). */
export interface ByteExtension {
  id: number
  value: number
}

function extensionOf({ id, value }: ByteExtension): Buffer {
  return Buffer.from([0xbe, 0xde, 0, 1, id << 4, value, 0, 0])
}

export function buildRtp(
  header: RtpHeader & { extension?: ByteExtension | undefined },
  ...payload: Buffer[]
): Buffer {
  const fixed = Buffer.alloc(FIXED_HEADER)
  fixed[0] = header.extension ? 0x90 : 0x80
  fixed[1] = (header.marker ? 0x80 : 0) | header.payloadType
  fixed.writeUInt16BE(header.sequenceNumber & 0xffff, 2)
  fixed.writeUInt32BE(header.timestamp >>> 0, 4)
  fixed.writeUInt32BE(header.ssrc >>> 0, 8)
  return Buffer.concat([fixed, ...(header.extension ? [extensionOf(header.extension)] : []), ...payload])
}

/** RTCP shares the port; its packet types 192 to 223 are never RTP payload types (RFC 5761). */
export function isRtcp(packet: Buffer): boolean {
  const type = packet[1] ?? 0
  return type >= 192 && type <= 223
}

/** Header and payload of an RTP packet, past contributing sources and header extensions; undefined for rubbish. */
export function parseRtp(packet: Buffer): { header: RtpHeader; payload: Buffer } | undefined {
  if (packet.length < FIXED_HEADER || ((packet[0] ?? 0) & 0xc0) !== 0x80) return undefined
  const [first, second] = [packet.readUInt8(0), packet.readUInt8(1)]
  let start = FIXED_HEADER + 4 * (first & 0x0f)
  if (first & 0x10) {
    if (packet.length < start + 4) return undefined
    start += 4 + 4 * packet.readUInt16BE(start + 2)
  }
  const padding = first & 0x20 ? packet.readUInt8(packet.length - 1) : 0
  if (start > packet.length - padding) return undefined
  return {
    header: {
      payloadType: second & 0x7f,
      marker: (second & 0x80) !== 0,
      sequenceNumber: packet.readUInt16BE(2),
      timestamp: packet.readUInt32BE(4),
      ssrc: packet.readUInt32BE(8),
    },
    payload: packet.subarray(start, packet.length - padding),
  }
}
