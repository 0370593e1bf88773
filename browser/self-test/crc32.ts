/** CRC-32 (ISO-HDLC, as in Ethernet and zip; reflected polynomial 0xEDB88320) of bits given as 0 and 1, first bit first. */
export function crc32(bits: readonly number[]): number {
  let register = 0xffffffff
  for (const bit of bits) {
    const carry = (register ^ bit) & 1
    register = carry ? (register >>> 1) ^ 0xedb88320 : register >>> 1
  }
  return ~register >>> 0
}
