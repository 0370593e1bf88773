import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seeded } from '../testing/seeded.ts'
import { drawCode } from './draw-code.ts'
import { dataCells } from './grid.ts'
import type { Luma } from './luma.ts'
import {
  MOST_CLOCK_MS,
  MOST_FRAMES,
  PAYLOAD_BITS,
  type Payload,
  packPayload,
  unpackPayload,
} from './payload.ts'
import { readCode } from './read-code.ts'
import { blur, contrast, type Degrade, jpeg, letterbox, noise, scale, through } from './testing/degrade.ts'
import { createRaster, pixelsOf } from './testing/raster.ts'

const word = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const payloads: fc.Arbitrary<Payload> = fc.record({
  siteTag: fc.integer({ min: 0, max: 2 ** 12 - 1 }),
  testTag: fc.integer({ min: 0, max: 2 ** 16 - 1 }),
  counter: fc.integer({ min: 0, max: MOST_FRAMES - 1 }),
  clockMs: fc.integer({ min: 0, max: MOST_CLOCK_MS - 1 }),
  mac: fc.tuple(word, word),
})

const drawn = (payload: Payload, flash = false, width = 640): Luma => {
  const raster = createRaster(width, (width / 16) * 9)
  drawCode(raster, payload, flash)
  return raster.luma()
}

test('every bit has a cell, and a payload comes back from its bits', () => {
  expect(dataCells.length).toBe(PAYLOAD_BITS)
  fc.assert(
    fc.property(payloads, (payload) => {
      expect(unpackPayload(packPayload(payload))).toEqual(payload)
    }),
  )
})

test('up to three turned bits are noticed', () => {
  const place = fc.integer({ min: 0, max: PAYLOAD_BITS - 1 })
  fc.assert(
    fc.property(payloads, fc.uniqueArray(place, { minLength: 1, maxLength: 3 }), (payload, places) => {
      const bits = packPayload(payload)
      for (const at of places) bits[at] = 1 - (bits[at] ?? 0)
      expect(unpackPayload(bits)).toBeNull()
    }),
  )
})

test('a payload that does not fit is refused, not cut', () => {
  const [payload] = fc.sample(payloads, 1)
  if (!payload) throw new Error('no sample')
  expect(() => packPayload({ ...payload, clockMs: MOST_CLOCK_MS })).toThrow(RangeError)
  expect(() => packPayload({ ...payload, counter: -1 })).toThrow(RangeError)
  expect(() => packPayload({ ...payload, counter: 0.5 })).toThrow(RangeError)
})

const small = scale(320, 180)
const tiny = scale(160, 90)
const damages: Record<string, Degrade> = {
  'as drawn': (picture) => picture,
  '320 × 180': small,
  '160 × 90': tiny,
  '426 × 240, nothing aligned': scale(426, 240),
  '160 × 90, enlarged again': through(tiny, scale(320, 180)),
  'blur of 7 pixels at 320 × 180': through(small, blur(3)),
  'noise of 40 levels at 320 × 180': through(small, noise(40, seeded(1))),
  'noise of 30 levels at 160 × 90': through(tiny, noise(30, seeded(2))),
  'JPEG of quality 20 at 320 × 180': through(small, jpeg(20)),
  'JPEG of quality 5 at 160 × 90': through(tiny, jpeg(5)),
  'a quarter of the contrast, dark': through(small, contrast(0.25, 10)),
  'a quarter of the contrast, bright': through(small, contrast(0.25, 180)),
  overexposed: through(small, contrast(1.5, 60)),
  'between bars above and below': through(small, letterbox(320, 240, 0)),
  'between bars left and right': through(tiny, letterbox(320, 90, 16)),
  'all together': through(
    small,
    letterbox(320, 240, 5),
    blur(1),
    contrast(0.5, 40),
    noise(15, seeded(3)),
    jpeg(20),
  ),
}

describe.each(Object.entries(damages))('a code through: %s', (_, damage) => {
  test('is read, with its flash, and nothing else is', () => {
    fc.assert(
      fc.property(payloads, fc.boolean(), (payload, flash) => {
        const read = readCode(pixelsOf(damage(drawn(payload, flash))))
        expect(read).toEqual({ kind: 'code', payload, flash, corrected: 0 })
      }),
      { numRuns: 3 },
    )
  })
})

test('whatever is done to a picture, a payload that was not sent is never read', () => {
  const damage = fc.oneof(
    fc.integer({ min: 40, max: 400 }).map((width) => scale(width, Math.round((width / 16) * 9))),
    fc.integer({ min: 1, max: 6 }).map(blur),
    fc.tuple(fc.integer({ min: 20, max: 200 }), fc.integer()).map(([by, seed]) => noise(by, seeded(seed))),
    fc.integer({ min: 1, max: 10 }).map(jpeg),
    fc
      .tuple(fc.double({ min: -1, max: 3, noNaN: true }), fc.integer({ min: -100, max: 200 }))
      .map(([gain, by]) => contrast(gain, by)),
    fc
      .tuple(fc.integer({ min: 100, max: 400 }), fc.integer({ min: 100, max: 300 }))
      .map(([w, h]) => letterbox(w, h, 255)),
  )
  fc.assert(
    fc.property(payloads, fc.array(damage, { minLength: 1, maxLength: 4 }), (payload, done) => {
      const read = readCode(pixelsOf(through(small, ...done)(drawn(payload))))
      if (read.kind === 'code') expect(read.payload).toEqual(payload)
    }),
    { numRuns: 40 },
  )
})

test('two uncertain cells are set right; a patch over ten is damage, not another payload', () => {
  const [payload] = fc.sample(payloads, { numRuns: 1, seed: 7 })
  if (!payload) throw new Error('no sample')
  const patched = (cells: number, level: (was: number) => number) => {
    const picture = drawn(payload, false, 320)
    const data = Uint8Array.from(picture.data)
    for (const { column, row } of dataCells.slice(20, 20 + cells))
      for (let y = row * 16; y < row * 16 + 16; y++)
        for (let x = column * 16; x < column * 16 + 16; x++)
          data[y * 320 + x] = level(picture.data[y * 320 + x] ?? 0)
    return readCode(pixelsOf({ ...picture, data }))
  }
  expect(patched(2, (was) => (was > 128 ? 115 : 140))).toEqual({
    kind: 'code',
    payload,
    flash: false,
    corrected: 2,
  })
  expect(patched(10, (was) => 255 - was)).toEqual({ kind: 'unreadable', why: 'damaged' })
})

test('a wall, noise and a flat picture are no codes', () => {
  const flat = (level: number): Luma => ({
    width: 320,
    height: 180,
    data: new Uint8Array(320 * 180).fill(level),
  })
  for (const picture of [flat(0), flat(128), flat(255), noise(60, seeded(4))(flat(128))])
    expect(readCode(pixelsOf(picture))).toEqual({ kind: 'unreadable', why: 'absent' })
})
