import { expect, test } from 'vitest'
import { status } from '../testing/samples.ts'
import { isStaleStill, marksOf } from './marks.ts'
import { hasFault } from './roster.ts'

test('a site that was never seen is absent, without marks', () => {
  expect(marksOf(undefined)).toEqual({ state: 'absent', display: null, faults: [], stillAt: 0 })
})

test('faults are named while a site is there, and not held against it when it has gone', () => {
  const broken = status('VN', { display: 'differing', devices: { camera: 'lost', microphone: 'denied' } })
  expect(marksOf(broken).faults).toEqual(['display-differing', 'camera-lost', 'microphone-denied'])
  expect(marksOf({ ...broken, state: 'absent' }).faults).toEqual([])
})

test('a site that reconnects makes no claim about its display', () => {
  const back = status('VN', { state: 'reconnecting', display: 'differing' })
  expect(marksOf(back)).toMatchObject({ display: null, faults: [] })
  expect(hasFault(back)).toBe(false)
})

test('a device that is off or absent by choice is no fault in the counts', () => {
  expect(hasFault(status('VN', { devices: { camera: 'off', microphone: 'absent' } }))).toBe(false)
})

test('R22: a still older than 30 s is stale, one that never came is not', () => {
  expect(isStaleStill(1000, 31_000)).toBe(false)
  expect(isStaleStill(1000, 31_001)).toBe(true)
  expect(isStaleStill(0, 1_000_000)).toBe(false)
})
