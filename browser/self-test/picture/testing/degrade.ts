import type { Luma } from '../luma.ts'

/** A picture through something that spoils it. */
export type Degrade = (picture: Luma) => Luma

const each = (picture: Luma, level: (x: number, y: number) => number, size: Partial<Luma> = {}): Luma => {
  const { width, height } = { ...picture, ...size }
  const data = new Uint8ClampedArray(width * height)
  for (let y = 0, at = 0; y < height; y++) for (let x = 0; x < width; x++, at++) data[at] = level(x, y)
  return { width, height, data: new Uint8Array(data.buffer) }
}
const levelAt = ({ width, height, data }: Luma, x: number, y: number) =>
  data[Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))] ?? 0

/** To another size: the mean of the area when it gets smaller, the nearest pixel when it gets larger. */
export function scale(width: number, height: number): Degrade {
  return (picture) => {
    const [across, down] = [picture.width / width, picture.height / height]
    return each(
      picture,
      (x, y) => {
        const [left, top] = [Math.floor(x * across), Math.floor(y * down)]
        const right = Math.max(left + 1, Math.floor((x + 1) * across))
        const bottom = Math.max(top + 1, Math.floor((y + 1) * down))
        let sum = 0
        for (let v = top; v < bottom; v++) for (let u = left; u < right; u++) sum += levelAt(picture, u, v)
        return sum / ((right - left) * (bottom - top))
      },
      { width, height },
    )
  }
}

/** Mean over a square of 2·radius + 1 pixels: first along rows, then along columns. */
export function blur(radius: number): Degrade {
  const along = (picture: Luma, dx: number, dy: number) =>
    each(picture, (x, y) => {
      let sum = 0
      for (let by = -radius; by <= radius; by++) sum += levelAt(picture, x + by * dx, y + by * dy)
      return sum / (2 * radius + 1)
    })
  return (picture) => along(along(picture, 1, 0), 0, 1)
}

/** Gaussian noise (Box–Muller) of a standard deviation in levels of 255. `random` gives 0 to 1. */
export function noise(deviation: number, random: () => number): Degrade {
  return (picture) =>
    each(
      picture,
      (x, y) =>
        levelAt(picture, x, y) +
        deviation * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
    )
}

export function contrast(gain: number, offset: number): Degrade {
  return (picture) => each(picture, (x, y) => levelAt(picture, x, y) * gain + offset)
}

/** In a larger picture between bars of one level. */
export function letterbox(width: number, height: number, bars: number): Degrade {
  return (picture) => {
    const [left, top] = [(width - picture.width) >> 1, (height - picture.height) >> 1]
    return each(
      picture,
      (x, y) => {
        const [u, v] = [x - left, y - top]
        const inside = u >= 0 && v >= 0 && u < picture.width && v < picture.height
        return inside ? levelAt(picture, u, v) : bars
      },
      { width, height },
    )
  }
}

/** ITU-T T.81 table K.1: quantisation of luminance. */
const TABLE_K1 = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22,
  29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
  121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
]
const cosine = Array.from(
  { length: 64 },
  (_, at) =>
    Math.cos(((2 * (at % 8) + 1) * Math.floor(at / 8) * Math.PI) / 16) * (at < 8 ? Math.SQRT1_2 : 1) * 0.5,
)

/** What JPEG takes from the brightness at a quality of 1 to 49: blocks of 8 × 8, cosine transform, table K.1 × 50 / quality. */
export function jpeg(quality: number): Degrade {
  const steps = TABLE_K1.map((step) => Math.min(255, (step * 50) / quality))
  return (picture) => {
    const spoiled = new Map<number, Float64Array>()
    const block = (column: number, row: number) => {
      const key = row * 4096 + column
      const before = spoiled.get(key)
      if (before) return before
      const levels = Float64Array.from(
        { length: 64 },
        (_, at) => levelAt(picture, column * 8 + (at % 8), row * 8 + (at >> 3)) - 128,
      )
      const made = inverse(quantised(forward(levels), steps))
      spoiled.set(key, made)
      return made
    }
    return each(picture, (x, y) => (block(x >> 3, y >> 3)[(y & 7) * 8 + (x & 7)] ?? 0) + 128)
  }
}

const quantised = (block: Float64Array, steps: readonly number[]) =>
  block.map((value, at) => Math.round(value / (steps[at] ?? 1)) * (steps[at] ?? 1))

/** Along rows, the result turned over; twice, for both directions. */
const transform = (block: Float64Array, weight: (frequency: number, place: number) => number) => {
  const once = (from: Float64Array) =>
    Float64Array.from({ length: 64 }, (_, at) => {
      const [row, to] = [at & 7, at >> 3]
      let sum = 0
      for (let place = 0; place < 8; place++) sum += (from[row * 8 + place] ?? 0) * weight(to, place)
      return sum
    })
  return once(once(block))
}
const forward = (block: Float64Array) => transform(block, (to, from) => cosine[to * 8 + from] ?? 0)
const inverse = (block: Float64Array) => transform(block, (to, from) => cosine[from * 8 + to] ?? 0)

export const through =
  (...steps: readonly Degrade[]): Degrade =>
  (picture) =>
    steps.reduce((spoiled, step) => step(spoiled), picture)
