import { expect, test } from 'vitest'
import type { Feed } from '#contract/room'
import { createManualClock, systemClock } from '#foundation/time'
import { deviceStateOf, faultOf } from './capture-errors.ts'
import { diffFeeds } from './feed-diff.ts'
import { activeEncodings, createLayerSwitch } from './layers.ts'
import { decibels } from './level.ts'

const feed = (id: string): Feed => ({
  id,
  source: 'VN-25/camera',
  kind: 'camera',
  producer: 'p',
  rtpParameters: { codecs: [{ mimeType: 'video/VP8', payloadType: 101, clockRate: 90000 }] },
})

const unexpected = (error: unknown) => expect.unreachable(`${error}`)

test('the whole set of feeds is compared by id', () => {
  const { fresh, gone } = diffFeeds(new Set(['a', 'b']), [feed('b'), feed('c')])
  expect(fresh.map(({ id }) => id)).toEqual(['c'])
  expect(gone).toEqual(['a'])
})

test('encodings up to the ordered layer run, none when nothing is ordered', () => {
  expect(activeEncodings(3, 1)).toEqual([true, true, false])
  expect(activeEncodings(3, 2)).toEqual([true, true, true])
  expect(activeEncodings(3, null)).toEqual([false, false, false])
})

test('a sender is left at the last of several orders', async () => {
  const applied: boolean[][] = []
  let parameters = { encodings: [{ active: false }, { active: false }, { active: false }] }
  const sender = {
    getParameters: () => structuredClone(parameters),
    setParameters: async (next: typeof parameters) => {
      await Promise.resolve()
      parameters = next
      applied.push(next.encodings.map(({ active }) => active))
    },
  }
  const layers = createLayerSwitch(sender, { clock: systemClock, onError: unexpected })
  layers.set(2)
  layers.set(0)
  layers.set(null)
  layers.set(1)
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(applied.at(-1)).toEqual([true, true, false])
  expect(applied.length).toBeLessThanOrEqual(2)
})

test('an order that a negotiation sets back is given again until it holds', async () => {
  const clock = createManualClock()
  let parameters = { encodings: [{ active: false }] }
  let setsBack = 2
  const sender = {
    getParameters: () => structuredClone(parameters),
    setParameters: async (next: typeof parameters) => {
      if (setsBack-- <= 0) parameters = next
    },
  }
  createLayerSwitch(sender, { clock, onError: unexpected }).set(0)
  await clock.advanceAsync(100)
  expect(parameters.encodings).toEqual([{ active: true }])
  expect(clock.pending()).toBe(0)
})

test('an order that a later negotiation set back is carried out again when it is said again', async () => {
  const clock = createManualClock()
  let parameters = { encodings: [{ active: false }, { active: false }] }
  let written = 0
  const sender = {
    getParameters: () => structuredClone(parameters),
    setParameters: async (next: typeof parameters) => {
      parameters = next
      written += 1
    },
  }
  const layers = createLayerSwitch(sender, { clock, onError: unexpected })
  layers.set(1)
  await clock.advanceAsync(1)
  layers.set(1)
  await clock.advanceAsync(1)
  expect(written).toBe(1)
  parameters = { encodings: [{ active: false }, { active: false }] }
  layers.set(1)
  await clock.advanceAsync(1)
  expect(parameters.encodings).toEqual([{ active: true }, { active: true }])
})

test('a camera that begins to be sent sends further key frames, and none when it was stopped before', async () => {
  const clock = createManualClock()
  const keyFrames: boolean[][] = []
  let parameters = { encodings: [{ active: false }, { active: false }] }
  const sender = {
    getParameters: () => structuredClone(parameters),
    async setParameters(next: typeof parameters, options?: { encodingOptions: { keyFrame: boolean }[] }) {
      parameters = next
      if (options?.encodingOptions.length)
        keyFrames.push(options.encodingOptions.map(({ keyFrame }) => keyFrame))
    },
  }
  const layers = createLayerSwitch(sender, { clock, onError: unexpected, keyFramesMs: [150, 400] })
  layers.set(0)
  await clock.advanceAsync(149)
  expect(keyFrames).toEqual([])
  await clock.advanceAsync(300)
  expect(keyFrames).toEqual([
    [true, false],
    [true, false],
  ])
  layers.set(1)
  await clock.advanceAsync(100)
  layers.set(null)
  await clock.advanceAsync(1000)
  expect(keyFrames).toHaveLength(2)
  expect(parameters.encodings).toEqual([{ active: false }, { active: false }])
  expect(clock.pending()).toBe(0)
})

test('device faults are sorted by what a person has to do', () => {
  const named = (name: string) => Object.assign(new Error(name), { name })
  expect(faultOf(named('NotAllowedError'))).toBe('denied')
  expect(faultOf(named('NotReadableError'))).toBe('busy')
  expect(faultOf(named('NotFoundError'))).toBe('absent')
  expect(deviceStateOf('busy')).toBe('absent')
})

test('a full-scale sine is −3 dBFS, silence −100', () => {
  const sine = Float32Array.from({ length: 4800 }, (_, n) => Math.sin((2 * Math.PI * 100 * n) / 48_000))
  expect(decibels(sine)).toBeCloseTo(-3.01, 1)
  expect(decibels(new Float32Array(480))).toBe(-100)
})
