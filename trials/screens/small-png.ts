import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** A picture of 8 bits a channel. */
interface Pixels {
  width: number
  height: number
  /** Red, green, blue of each pixel, row by row. */
  rgb: Uint8Array
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Colours are counted by the upper five bits of each channel. */
const bins = 1 << 15

/** The same picture in at most so many colours, a fraction of the size. `png` is one that Chromium made. */
export function smallPng(png: Buffer, colours = 96): Buffer {
  const { width, height, rgb } = readPng(png)
  const binOf = (at: number) =>
    (((rgb[at] ?? 0) >> 3) << 10) | (((rgb[at + 1] ?? 0) >> 3) << 5) | ((rgb[at + 2] ?? 0) >> 3)
  const counts = new Uint32Array(bins)
  for (let at = 0; at < rgb.length; at += 3) counts[binOf(at)] = (counts[binOf(at)] ?? 0) + 1
  const boxes = medianCut(counts, colours)
  const indexOf = new Uint8Array(bins)
  const palette = Buffer.alloc(boxes.length * 3)
  for (const [index, box] of boxes.entries()) {
    for (const bin of box) indexOf[bin] = index
    const mean = [10, 5, 0].map((shift) => meanOf(box, counts, shift))
    for (const [channel, level] of mean.entries()) palette[index * 3 + channel] = level
  }
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = indexOf[binOf((y * width + x) * 3)] ?? 0
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    signature,
    ...[chunk('IHDR', head), chunk('PLTE', palette), chunk('IDAT', deflateSync(rows, { level: 9 }))],
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Cuts the fullest and widest box in two by its widest channel, until there are enough. */
function medianCut(counts: Uint32Array, colours: number): number[][] {
  let boxes = [Array.from({ length: bins }, (_, bin) => bin).filter((bin) => (counts[bin] ?? 0) > 0)]
  while (boxes.length < colours) {
    const rated = boxes.map((box) => ({ box, ...widest(box), weight: weightOf(box, counts) }))
    const next = rated.toSorted((one, other) => other.width * other.weight - one.width * one.weight)[0]
    if (!next || next.width === 0) break
    const { box, shift } = next
    const sorted = box.toSorted((one, other) => level(one, shift) - level(other, shift))
    const half = sorted.reduce((sum, bin) => sum + (counts[bin] ?? 0), 0) / 2
    let sum = 0
    let cut = 0
    while (cut < sorted.length - 1 && sum < half) sum += counts[sorted[cut++] ?? 0] ?? 0
    const at = Math.max(1, cut)
    boxes = [...boxes.filter((each) => each !== box), sorted.slice(0, at), sorted.slice(at)]
  }
  return boxes
}

const level = (bin: number, shift: number): number => (bin >> shift) & 31
/** Text has few pixels and needs its colours: a root keeps large areas from taking them all. */
const weightOf = (box: readonly number[], counts: Uint32Array): number =>
  Math.cbrt(box.reduce((sum, bin) => sum + (counts[bin] ?? 0), 0))

function widest(box: readonly number[]): { shift: number; width: number } {
  const widths = [10, 5, 0].map((shift) => {
    let [low, high] = [31, 0]
    for (const bin of box) {
      low = Math.min(low, level(bin, shift))
      high = Math.max(high, level(bin, shift))
    }
    return { shift, width: high - low }
  })
  return widths.toSorted((one, other) => other.width - one.width)[0] ?? { shift: 0, width: 0 }
}

function meanOf(box: readonly number[], counts: Uint32Array, shift: number): number {
  let [sum, count] = [0, 0]
  for (const bin of box) {
    sum += level(bin, shift) * (counts[bin] ?? 0)
    count += counts[bin] ?? 0
  }
  return Math.round(((sum / count) * 255) / 31)
}

/** Not interlaced, 8 bits, with or without alpha, as Chromium writes it. */
function readPng(png: Buffer): Pixels {
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const channels = png[25] === 6 ? 4 : 3
  const stride = width * channels
  const rows = inflateSync(Buffer.concat(parts))
  const rgb = new Uint8Array(width * height * 3)
  let above = new Uint8Array(stride)
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (stride + 1)] ?? 0
    const row = new Uint8Array(rows.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)))
    unfilter(row, above, filter, channels)
    for (let x = 0; x < width; x++) rgb.set(row.subarray(x * channels, x * channels + 3), (y * width + x) * 3)
    above = row
  }
  return { width, height, rgb }
}

/** PNG specification, 9.2. */
function unfilter(row: Uint8Array, above: Uint8Array, filter: number, step: number): void {
  for (let x = 0; x < row.length; x++) {
    const [a, b, c] = [row[x - step] ?? 0, above[x] ?? 0, x < step ? 0 : (above[x - step] ?? 0)]
    const guess = [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter] ?? 0
    row[x] = ((row[x] ?? 0) + guess) & 255
  }
}

function paeth(a: number, b: number, c: number): number {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)]
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(body.length + 8)
  frame.writeUInt32BE(data.length, 0)
  frame.set(body, 4)
  frame.writeUInt32BE(crc32(body), body.length + 4)
  return frame
}
