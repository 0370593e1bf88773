import { expect, test } from 'vitest'
import { hasFault } from '#browser/meeting'
import { status } from '../testing/samples.ts'
import { isStaleStill, marksOf } from './marks.ts'

test('a site that was never seen is absent, without marks', () => {
  expect(marksOf(undefined)).toEqual({
    ...{ state: 'absent', display: null, faults: [], stillAt: 0 },
    ...{ goneAt: null, overTcp: false, line: null },
  })
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

test('R37: an absent site says when it was last there, a connected one that its media takes the detour', () => {
  expect(marksOf(status('VN', { state: 'absent', since: 5000 })).goneAt).toBe(5000)
  expect(marksOf(status('VN', { state: 'absent', since: 0 })).goneAt).toBeNull()
  expect(marksOf(status('VN', { since: 5000 })).goneAt).toBeNull()
  expect(marksOf(status('VN', { transport: 'tcp' })).overTcp).toBe(true)
  expect(marksOf(status('VN', { transport: 'udp' })).overTcp).toBe(false)
  expect(marksOf(status('VN', { transport: 'tcp', state: 'reconnecting' })).overTcp).toBe(false)
})

test('R64: the grade of a line counts while the site is connected', () => {
  expect(marksOf(status('VN', { line: 'fail' })).line).toBe('fail')
  expect(marksOf(status('VN')).line).toBeNull()
  expect(marksOf(status('VN', { line: 'good', state: 'reconnecting' })).line).toBeNull()
})
