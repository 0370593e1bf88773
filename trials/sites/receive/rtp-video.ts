/** Where the payload of an RTP packet starts, past contributing sources and header extension (RFC 3550, 5.1). */
export function payloadStart(packet: Buffer): number {
  const first = packet[0] ?? 0
  const start = 12 + 4 * (first & 0x0f)
  if ((first & 0x10) === 0) return start
  return start + 4 + 4 * (start + 4 <= packet.length ? packet.readUInt16BE(start + 2) : 0)
}

/** Where the VP8 frame starts when this packet begins one (RFC 7741, 4.2), otherwise −1. */
export function pictureStart(packet: Buffer): number {
  let at = payloadStart(packet)
  const descriptor = packet[at] ?? 0
  const beginsFrame = (descriptor & 0x1f) === 0x10
  if (!beginsFrame) return -1
  at++
  if (descriptor & 0x80) {
    const fields = packet[at++] ?? 0
    if (fields & 0x80) at += (packet[at] ?? 0) & 0x80 ? 2 : 1
    if (fields & 0x40) at++
    if (fields & 0x30) at++
  }
  return at + 10 <= packet.length ? at : -1
}

/** The same of a key frame only (RFC 6386, 9.1). */
export function keyFrameStart(packet: Buffer): number {
  const at = pictureStart(packet)
  return at >= 0 && ((packet[at] ?? 1) & 1) === 0 ? at : -1
}

/** Width and height in the head of a key frame that starts at `at`. */
export function pictureSize(packet: Buffer, at: number): { width: number; height: number } {
  return { width: packet.readUInt16LE(at + 6) & 0x3fff, height: packet.readUInt16LE(at + 8) & 0x3fff }
}
