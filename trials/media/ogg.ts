import { MalformedMedia } from './malformed.ts'

const PAGE_HEADER = 27
/** A lacing value of 255 means that the packet goes on in the next segment (RFC 3533, 5). */
const GOES_ON = 255

/** The Opus packets of an Ogg file with a single stream, without its two header packets. */
export function readOggOpus(bytes: Buffer, file: string): Buffer[] {
  const packets: Buffer[] = []
  let pieces: Buffer[] = []
  for (let page = 0; page < bytes.length; ) {
    if (bytes.toString('latin1', page, page + 4) !== 'OggS') throw new MalformedMedia(file, 'not an Ogg page')
    const segments = bytes.readUInt8(page + 26)
    const lacing = bytes.subarray(page + PAGE_HEADER, page + PAGE_HEADER + segments)
    let at = page + PAGE_HEADER + segments
    for (const length of lacing) {
      if (at + length > bytes.length) throw new MalformedMedia(file, 'ends within a packet')
      pieces.push(bytes.subarray(at, at + length))
      at += length
      if (length === GOES_ON) continue
      packets.push(Buffer.concat(pieces))
      pieces = []
    }
    page = at
  }
  const [head, tags, ...sound] = packets
  const headed =
    head?.toString('latin1', 0, 8) === 'OpusHead' && tags?.toString('latin1', 0, 8) === 'OpusTags'
  if (!headed) throw new MalformedMedia(file, 'no Opus headers')
  return sound
}
