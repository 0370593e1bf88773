import { crc32 } from '../crc32.ts'

/** What one frame carries. Whole numbers without sign; the ranges are those of {@link fields}. */
export interface Payload {
  /** Hash of the site, so that the picture of another site is known as foreign. */
  siteTag: number
  /** Hash of the test's nonce, so that the picture of another test is known. */
  testTag: number
  /** Frames since the test began. */
  counter: number
  /** When it was drawn: milliseconds since the test began. */
  clockMs: number
  /** 64 bits, high half first. */
  mac: readonly [high: number, low: number]
}

/** Format of the picture; a reader refuses any other. */
const VERSION = 1

/** Bits of each field, in their order in the picture; a checksum of 32 bits follows. */
const fields = { version: 2, siteTag: 12, testTag: 16, counter: 12, clockMs: 16 } as const
export const SITE_TAG_BITS = fields.siteTag
export const TEST_TAG_BITS = fields.testTag
/** A code can count to here: 136 s at 30 frames a second. */
export const MOST_FRAMES = 2 ** fields.counter
/** And its clock can run so long, in milliseconds. */
export const MOST_CLOCK_MS = 2 ** fields.clockMs

const MAC_BITS = 64
const CRC_BITS = 32
export const PAYLOAD_BITS =
  Object.values(fields).reduce((sum: number, bits) => sum + bits, 0) + MAC_BITS + CRC_BITS

const bitsOf = (value: number, count: number) =>
  Array.from({ length: count }, (_, at) => Math.floor(value / 2 ** (count - 1 - at)) % 2)
const numberOf = (bits: readonly number[]) => bits.reduce((value, bit) => value * 2 + bit, 0)

/** The payload as bits with its checksum. Throws a RangeError when a field is outside its range. */
export function packPayload({ siteTag, testTag, counter, clockMs, mac }: Payload): number[] {
  const bits: number[] = []
  const put = (value: number, count: number) => {
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** count)
      throw new RangeError(`a field of ${count} bits can not hold ${value}`)
    bits.push(...bitsOf(value, count))
  }
  put(VERSION, fields.version)
  put(siteTag, fields.siteTag)
  put(testTag, fields.testTag)
  put(counter, fields.counter)
  put(clockMs, fields.clockMs)
  put(mac[0], 32)
  put(mac[1], 32)
  return [...bits, ...bitsOf(crc32(bits), CRC_BITS)]
}

/** The payload of these bits; null when the checksum or the version is not right. */
export function unpackPayload(bits: readonly number[]): Payload | null {
  if (bits.length !== PAYLOAD_BITS) return null
  const body = bits.slice(0, -CRC_BITS)
  if (crc32(body) !== numberOf(bits.slice(-CRC_BITS))) return null
  let at = 0
  const take = (count: number) => {
    at += count
    return numberOf(body.slice(at - count, at))
  }
  if (take(fields.version) !== VERSION) return null
  return {
    siteTag: take(fields.siteTag),
    testTag: take(fields.testTag),
    counter: take(fields.counter),
    clockMs: take(fields.clockMs),
    mac: [take(32), take(32)],
  }
}
