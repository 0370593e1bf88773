import { createHash } from 'node:crypto'
import { payloadStart, pictureStart } from '../receive/rtp-video.ts'
import { RTP_HEADER } from '../send/packetise.ts'

/** What one packet of a test says: whose it is, its number, and when it was sent, milliseconds since the test began. */
export interface Code {
  tag: string
  counter: number
  sentMs: number
}

const TAG_BYTES = 8
export const CODE_BYTES = TAG_BYTES + 8

/** Payload descriptor (RFC 7741, 4.2) with a 15-bit picture id. */
const DESCRIPTOR = 4
/** The code comes behind the head of a key frame (RFC 6386, 9.1); frames between leave as much room. */
const FRAME_HEAD = 10
/** One byte says how Opus is framed (RFC 6716, 3.1). */
const SOUND_HEAD = 1

export const PICTURE_CODE_AT = RTP_HEADER + DESCRIPTOR + FRAME_HEAD
export const SOUND_CODE_AT = RTP_HEADER + SOUND_HEAD

/** Not to be guessed without the one-time number, and another one for each site and test. */
export const tagOf = (of: { site: string; test: string; nonce: string }): string =>
  createHash('sha256')
    .update(`${of.site} ${of.test} ${of.nonce}`)
    .digest('hex')
    .slice(0, 2 * TAG_BYTES)

export function writeCode(packet: Buffer, at: number, { tag, counter, sentMs }: Code): void {
  packet.write(tag, at, 'hex')
  packet.writeUInt32BE(counter, at + TAG_BYTES)
  packet.writeUInt32BE(Math.max(0, Math.round(sentMs)), at + TAG_BYTES + 4)
}

/** Null: this packet has none, as the later packets of a frame. */
export function readCode(packet: Buffer, kind: 'picture' | 'sound'): Code | null {
  const begins = kind === 'picture' ? pictureStart(packet) : payloadStart(packet)
  const at = begins + (kind === 'picture' ? FRAME_HEAD : SOUND_HEAD)
  if (begins < 0 || at + CODE_BYTES > packet.length) return null
  return {
    tag: packet.toString('hex', at, at + TAG_BYTES),
    counter: packet.readUInt32BE(at + TAG_BYTES),
    sentMs: packet.readUInt32BE(at + TAG_BYTES + 4),
  }
}
