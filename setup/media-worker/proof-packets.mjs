/** Bytes of the mark at the end of each proof packet: the stream's name and the packet's number. */
const MARK = 8

/**
 * One RTP packet that looks like a whole VP8 frame. The extended payload descriptor (X bit, picture id) is
 * needed: without it mediasoup recognises no key frame and forwards nothing.
 * @param {{ number: number, ssrc: number, payloadType: number, name: number }} packet
 */
export function vp8Packet({ number, ssrc, payloadType, name }) {
  const keyFrame = number % 10 === 0
  const header = Buffer.alloc(12)
  header[0] = 0x80
  header[1] = 0x80 | payloadType
  header.writeUInt16BE(number & 0xffff, 2)
  header.writeUInt32BE((number * 3000) >>> 0, 4)
  header.writeUInt32BE(ssrc, 8)
  const descriptor = Buffer.from([0x90, 0x80, 0x80 | ((number >> 8) & 0x7f), number & 0xff])
  const frame = keyFrame
    ? Buffer.from([0x10, 0x00, 0x00, 0x9d, 0x01, 0x2a, 0x00, 0x05, 0xd0, 0x02])
    : Buffer.from([0x11, 0x00, 0x00])
  const body = Buffer.alloc(200 + MARK)
  body.writeUInt32BE(name, 200)
  body.writeUInt32BE(number, 204)
  return Buffer.concat([header, descriptor, frame, body])
}

/** The number of a received proof packet of the stream `name`; undefined for anything else (RTCP, probes). */
export function proofNumber(message, name) {
  if (message.length < 12 + MARK || (message[0] & 0xc0) !== 0x80) return undefined
  const at = message.length - MARK
  return message.readUInt32BE(at) === name ? message.readUInt32BE(at + 4) : undefined
}
