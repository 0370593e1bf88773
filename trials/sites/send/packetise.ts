import type { VideoClip, VideoFrame } from '#trials/media'
import { LEVEL_EXTENSION } from './parameters.ts'

export const RTP_HEADER = 12
/** Payload descriptor (RFC 7741, 4.2) with the X bit and a 15-bit picture id: mediasoup finds no key frame without. */
const DESCRIPTOR = 4
/** Leaves room for IP, UDP and SRTP under 1,200 bytes. */
const PAYLOAD_BYTES = 1_100

/** A frame as RTP packets: all but numbers, times and SSRC are filled in. */
export interface PacketFrame {
  keyFrame: boolean
  packets: readonly Buffer[]
}

const made = new WeakMap<VideoClip, readonly PacketFrame[]>()

/** The clip as packets, made once however many sites send it. A sender rewrites the heads in place. */
export function packetsOf(clip: VideoClip): readonly PacketFrame[] {
  const existing = made.get(clip)
  if (existing) return existing
  const frames = clip.frames.map(packetise)
  made.set(clip, frames)
  return frames
}

function packetise({ keyFrame, data }: VideoFrame): PacketFrame {
  const packets: Buffer[] = []
  for (let at = 0; at < data.length; at += PAYLOAD_BYTES) {
    const part = data.subarray(at, at + PAYLOAD_BYTES)
    const packet = Buffer.alloc(RTP_HEADER + DESCRIPTOR + part.length)
    packet[RTP_HEADER] = at === 0 ? 0x90 : 0x80
    packet[RTP_HEADER + 1] = 0x80
    part.copy(packet, RTP_HEADER + DESCRIPTOR)
    packets.push(packet)
  }
  return { keyFrame, packets }
}

/** Writes the picture id, of which 15 bits count. */
export function writePictureId(packet: Buffer, pictureId: number): void {
  packet.writeUInt16BE(0x8000 | (pictureId & 0x7fff), RTP_HEADER + 2)
}

/** The first key frame at `index` or after it, going round. The reader guarantees that there is one. */
export function nextKeyFrame(frames: readonly PacketFrame[], index: number): number {
  for (let step = 0; step < frames.length; step++) {
    const candidate = (index + step) % frames.length
    if (frames[candidate]?.keyFrame) return candidate
  }
  return 0
}

/** Opus packets with room for their RTP header in front, of which the part that says how loud each is stands. */
export function soundPackets(sound: readonly Buffer[], levels: readonly number[]): readonly Buffer[] {
  return sound.map((packet, at) => Buffer.concat([levelHead(levels[at] ?? -127), packet]))
}

/** Of a packet's first byte (RFC 3550, 5.1). */
export const HAS_EXTENSION = 0x10
const IS_VOICE = 0x80

/** One one-byte extension (RFC 8285, 4.2) of one word, with the level of RFC 6464. */
function levelHead(level: number): Buffer {
  const head = Buffer.alloc(RTP_HEADER)
  head[0] = HAS_EXTENSION
  return Buffer.concat([
    head,
    Buffer.from([0xbe, 0xde, 0, 1, LEVEL_EXTENSION.id << 4, IS_VOICE | -level, 0, 0]),
  ])
}
