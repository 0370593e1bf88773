import { expect, test } from 'vitest'
import { recordingOf } from './recording.ts'

const block = (frame: number, ...samples: number[]) => ({ frame, samples: Float32Array.from(samples) })

test('blocks are put together by their frames, holes are silence and counted', () => {
  const { samples, startMs, missing } = recordingOf([block(14, 5, 6), block(8, 1, 2), block(10, 3)], 1000)
  expect([...samples]).toEqual([1, 2, 3, 0, 0, 0, 5, 6])
  expect({ startMs, missing }).toEqual({ startMs: 8, missing: 3 })
})

test('nothing heard is an empty recording', () => {
  expect(recordingOf([], 48_000)).toEqual({
    samples: new Float32Array(0),
    rate: 48_000,
    startMs: 0,
    missing: 0,
  })
})
