import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seeded } from '../testing/seeded.ts'
import { amplitudeOf } from './goertzel.ts'
import { hear } from './hear.ts'
import { levelDbov } from './level.ts'
import { isWhole, signatureSecond, symbolsOf } from './signature.ts'
import { clip, gain, later, lowPass, resample, type Spoil, through, whiteNoise } from './testing/spoil.ts'

const RATE = 48_000
const symbols = fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 8, maxLength: 8 })

const secondsOf = (codes: readonly (readonly number[])[], rate: number) => {
  const samples = new Float32Array(rate * codes.length)
  for (const [at, code] of codes.entries()) samples.set(signatureSecond(code, rate), at * rate)
  return samples
}

const narrow = lowPass(3400, RATE)
const ways: Record<string, { spoil: Spoil; rate?: number }> = {
  nothing: { spoil: (samples) => samples },
  'a room four times as quiet': { spoil: gain(0.25) },
  'a line that is nearly silent': { spoil: gain(0.01) },
  'noise of −35 dBov': { spoil: whiteNoise(-35, seeded(1)) },
  'noise as loud as −20 dBov': { spoil: whiteNoise(-20, seeded(2)) },
  'a telephone band': { spoil: narrow },
  'an amplifier that clips': { spoil: through(gain(8), clip) },
  '44.1 kHz': { spoil: resample(RATE, 44_100), rate: 44_100 },
  '44.1 kHz and back': { spoil: through(resample(RATE, 44_100), resample(44_100, RATE)) },
  '16 kHz': { spoil: resample(RATE, 16_000), rate: 16_000 },
  'all together': {
    spoil: through(narrow, gain(6), clip, gain(0.1), whiteNoise(-45, seeded(3)), resample(RATE, 44_100)),
    rate: 44_100,
  },
}

describe.each(Object.entries(ways))('a signature through %s', (_, { spoil, rate = RATE }) => {
  test('is heard: every beep within 5 ms, every tone', () => {
    const cases = fc.tuple(
      fc.array(symbols, { minLength: 2, maxLength: 2 }),
      fc.integer({ min: 0, max: 900 }),
    )
    fc.assert(
      fc.property(cases, ([codes, delayMs]) => {
        const heard = hear(spoil(later(delayMs, RATE)(secondsOf(codes, RATE))), rate)
        expect(heard.map((second) => second.symbols)).toEqual(codes)
        for (const [at, { onsetMs }] of heard.entries())
          expect(Math.abs(onsetMs - delayMs - at * 1000)).toBeLessThan(5)
      }),
      { numRuns: 6 },
    )
  })
})

test('a beep that a click tears, faint behind it, is one beep', () => {
  const torn = secondsOf([[1, 2, 3, 4, 5, 6, 7, 8]], RATE)
  for (let at = 0.056 * RATE; at < 0.1 * RATE; at++) torn[at] = 0.45 * (torn[at] ?? 0)
  for (let at = 0.05 * RATE; at < 0.062 * RATE; at++)
    torn[at] = (torn[at] ?? 0) + 0.6 * Math.sin((2 * Math.PI * 700 * at) / RATE)
  expect(hear(torn, RATE)).toHaveLength(1)
})

test('silence, noise, a steady tone, a speech-like sum of tones and a click hold no beep', () => {
  const sine = (hz: number, peak = 0.5) =>
    Float32Array.from({ length: RATE }, (_, at) => peak * Math.sin((2 * Math.PI * hz * at) / RATE))
  const voice = [140, 280, 700, 1200, 2600].map((hz) => sine(hz, 0.15))
  const sum = Float32Array.from({ length: RATE }, (_, at) =>
    voice.reduce((all, each) => all + (each[at] ?? 0), 0),
  )
  const click = new Float32Array(RATE)
  click[20_000] = 1
  const silence = new Float32Array(RATE)
  for (const samples of [silence, whiteNoise(-20, seeded(5))(silence), sine(2600), sine(1000), sum, click])
    expect(hear(samples, RATE)).toEqual([])
})

test('a second that is cut off before its last tone is not heard', () => {
  const samples = signatureSecond([1, 2, 3, 4, 5, 6, 7, 8], RATE)
  expect(hear(samples.subarray(0, RATE * 0.6), RATE)).toEqual([])
})

test('tones that are drowned are unknown, not guessed', () => {
  const samples = signatureSecond([1, 2, 3, 4, 5, 6, 7, 8], RATE)
  const random = seeded(6)
  for (let at = 0.3 * RATE; at < RATE; at++) samples[at] = (random() * 2 - 1) * 0.9
  const [heard] = hear(samples, RATE)
  expect(heard?.symbols.slice(0, 2)).toEqual([1, 2])
  expect(heard?.symbols.slice(2).filter((symbol) => symbol === null).length).toBeGreaterThan(3)
})

test('levels: a full-scale square wave is 0 dBov, a full-scale sine −3.01, silence −100', () => {
  const square = Float32Array.from({ length: RATE }, (_, at) => (at % 100 < 50 ? 1 : -1))
  const sine = Float32Array.from({ length: RATE }, (_, at) => Math.sin((2 * Math.PI * 1000 * at) / RATE))
  expect(levelDbov(square)).toBe(0)
  expect(levelDbov(sine)).toBeCloseTo(-3.01, 2)
  expect(levelDbov(new Float32Array(100))).toBe(-100)
  expect(amplitudeOf(sine, RATE, 1000, 0, 4800)).toBeCloseTo(1, 2)
  expect(amplitudeOf(sine, RATE, 1500, 0, 4800)).toBeLessThan(0.01)
})

test('three bytes become six symbols, high half first, and a checksum that notices a wrong or moved tone', () => {
  const bytes = fc.uint8Array({ minLength: 3, maxLength: 3 })
  fc.assert(
    fc.property(bytes, fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 15 }), (code, at, by) => {
      const sent = symbolsOf(code)
      expect(isWhole(sent)).toBe(true)
      expect(isWhole(sent.with(at, ((sent[at] ?? 0) + by) % 16))).toBe(false)
      expect(isWhole([...sent.slice(0, 7), null])).toBe(false)
    }),
  )
  expect(symbolsOf(Uint8Array.of(0x12, 0xf0, 0x3a)).slice(0, 6)).toEqual([1, 2, 15, 0, 3, 10])
})
