import { deflateRawSync } from 'node:zlib'

/** One part of 64 MB in 64 kB, by PKWARE's APPNOTE. */
export function bomb(): Buffer {
  const name = Buffer.from('xl/workbook.xml')
  const packed = deflateRawSync(Buffer.alloc(64 * 1024 * 1024))
  const head = (length: number, signature: number, at: number) => {
    const bytes = Buffer.alloc(length)
    bytes.writeUInt32LE(signature, 0)
    bytes.writeUInt16LE(8, at + 8)
    bytes.writeUInt32LE(packed.length, at + 18)
    bytes.writeUInt16LE(name.length, at + 26)
    return bytes
  }
  const local = Buffer.concat([head(30, 0x04034b50, 0), name, packed])
  const central = Buffer.concat([head(46, 0x02014b50, 2), name])
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, central, end])
}
