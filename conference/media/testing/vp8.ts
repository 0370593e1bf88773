/** Room for IP, UDP, SRTP and DTLS under 1,200 bytes. */
const PAYLOAD_BYTES = 1_100

/** What comes next from an encoder: one whole VP8 frame. */
export interface FrameSource {
  /** Gives a key frame when one is wanted; it may give one unasked. */
  next(keyFrameWanted: boolean): { keyFrame: boolean; data: Buffer }
}

/**
 * Splits a VP8 frame into RTP payloads (RFC 7741). The extended descriptor with a 15-bit picture id is always
 * written: mediasoup finds no key frame without it.
 */
export function packVp8(frame: Buffer, pictureId: number): Buffer[][] {
  const payloads: Buffer[][] = []
  for (let at = 0; at < frame.length; at += PAYLOAD_BYTES) {
    const start = at === 0 ? 0x10 : 0
    const descriptor = Buffer.from([0x80 | start, 0x80, 0x80 | ((pictureId >> 8) & 0x7f), pictureId & 0xff])
    payloads.push([descriptor, frame.subarray(at, at + PAYLOAD_BYTES)])
  }
  return payloads
}

/** Whether this RTP payload begins a VP8 key frame. */
export function startsKeyFrame(payload: Buffer): boolean {
  const first = payload[0] ?? 0
  if ((first & 0x1f) !== 0x10) return false
  const bits = first & 0x80 ? (payload[1] ?? 0) : 0
  let at = first & 0x80 ? 2 : 1
  if (bits & 0x80) at += (payload[at] ?? 0) & 0x80 ? 2 : 1
  if (bits & 0x40) at += 1
  if (bits & 0x30) at += 1
  const frame = payload[at]
  return frame !== undefined && (frame & 1) === 0
}

/**
 * Frames that look like VP8 to a forwarder but show no picture, of `bytes` each (key frames three times as
 * large, as encoders make them), with the picture size in the key frame header (RFC 6386, 9.1).
 */
export function hollowFrames(size: { width: number; height: number; bytes: number }): FrameSource {
  const keyFrame = Buffer.alloc(Math.max(10, size.bytes * 3))
  keyFrame.set([0x10, 0x00, 0x00, 0x9d, 0x01, 0x2a])
  keyFrame.writeUInt16LE(size.width, 6)
  keyFrame.writeUInt16LE(size.height, 8)
  const between = Buffer.alloc(Math.max(3, size.bytes))
  between.set([0x11, 0x00, 0x00])
  return {
    next: (wanted) => (wanted ? { keyFrame: true, data: keyFrame } : { keyFrame: false, data: between }),
  }
}
