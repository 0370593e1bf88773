import { MalformedMedia } from './malformed.ts'

export interface VideoFrame {
  /** Milliseconds from the start of the clip. */
  atMs: number
  keyFrame: boolean
  data: Buffer
}

export interface VideoClip {
  width: number
  height: number
  frames: readonly VideoFrame[]
}

const FRAME_HEADER = 12

/** Reads a VP8 clip. The frames are views of `bytes`. Throws {@link MalformedMedia}. */
export function readIvf(bytes: Buffer, file: string): VideoClip {
  if (bytes.length < 32 || bytes.toString('latin1', 0, 4) !== 'DKIF')
    throw new MalformedMedia(file, 'not an IVF file')
  const codec = bytes.toString('latin1', 8, 12)
  if (codec !== 'VP80') throw new MalformedMedia(file, `codec ${codec} instead of VP80`)
  const [ticks, seconds] = [bytes.readUInt32LE(16), bytes.readUInt32LE(20)]
  const frames: VideoFrame[] = []
  for (let at = bytes.readUInt16LE(6); at < bytes.length; ) {
    if (at + FRAME_HEADER > bytes.length) throw new MalformedMedia(file, 'ends within a frame header')
    const start = at + FRAME_HEADER
    const end = start + bytes.readUInt32LE(at)
    const data = bytes.subarray(start, end)
    if (end > bytes.length || data.length === 0) throw new MalformedMedia(file, 'ends within a frame')
    const atMs = (Number(bytes.readBigUInt64LE(at + 4)) * seconds * 1000) / ticks
    frames.push({ atMs, keyFrame: isKeyFrame(data), data })
    at = end
  }
  if (!frames[0]?.keyFrame) throw new MalformedMedia(file, 'does not begin with a key frame')
  return { width: bytes.readUInt16LE(12), height: bytes.readUInt16LE(14), frames }
}

/** The first bit of a VP8 frame is 0 in key frames (RFC 6386, 9.1). */
function isKeyFrame(data: Buffer): boolean {
  return ((data[0] ?? 1) & 1) === 0
}
