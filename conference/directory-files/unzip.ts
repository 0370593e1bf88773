import { inflateRawSync } from 'node:zlib'
import { bounds } from './bounds.ts'
import { tooLarge, unreadable } from './unreadable.ts'

const END = 0x06054b50
const CENTRAL = 0x02014b50
const END_LENGTH = 22
const LONGEST_COMMENT = 0xffff
const [STORED, DEFLATED] = [0, 8]

const broken = () => unreadable('tệp .xlsx bị hỏng', 'the .xlsx file is broken')

/**
 * The parts of a zip file that `wanted` keeps. What they become is bounded while they are inflated, whatever the file
 * says of itself (X2). PKWARE APPNOTE 6.3.10, 4.3.7, 4.3.12, 4.3.16; without zip64. Throws Refusal.
 */
export function unzip(file: Buffer, wanted: (name: string) => boolean): Map<string, Buffer> {
  try {
    return partsOf(file, wanted)
  } catch (error) {
    if (error instanceof RangeError || (error instanceof Error && 'code' in error && isBroken(error.code)))
      throw broken()
    throw error
  }
}

const isBroken = (code: unknown): boolean =>
  typeof code === 'string' && (code.startsWith('Z_') || code === 'ERR_OUT_OF_RANGE')

function partsOf(file: Buffer, wanted: (name: string) => boolean): Map<string, Buffer> {
  const end = endOf(file)
  const count = file.readUInt16LE(end + 10)
  if (count > bounds.parts) throw tooLarge('parts', bounds.parts)
  const parts = new Map<string, Buffer>()
  let left = bounds.inflatedBytes
  let at = file.readUInt32LE(end + 16)
  for (let index = 0; index < count; index++) {
    if (file.readUInt32LE(at) !== CENTRAL) throw broken()
    const [method, packed] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)]
    const nameEnd = at + 46 + file.readUInt16LE(at + 28)
    const name = file.toString('utf8', at + 46, nameEnd)
    const local = file.readUInt32LE(at + 42)
    at = nameEnd + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
    if (!wanted(name)) continue
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const bytes = file.subarray(from, from + packed)
    if (bytes.length < packed || (method !== STORED && method !== DEFLATED)) throw broken()
    const part = method === STORED ? bytes : inflated(bytes, left)
    left -= part.length
    if (left < 0) throw tooLarge('bytes', bounds.inflatedBytes)
    parts.set(name, part)
  }
  return parts
}

function inflated(bytes: Buffer, atMost: number): Buffer {
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(1, atMost) })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw tooLarge('bytes', bounds.inflatedBytes)
    throw error
  }
}

function endOf(file: Buffer): number {
  const first = Math.max(0, file.length - END_LENGTH - LONGEST_COMMENT)
  for (let at = file.length - END_LENGTH; at >= first; at--) if (file.readUInt32LE(at) === END) return at
  throw broken()
}
