import { expect, test } from 'vitest'
import { describeError } from '#contract'
import { deviceReport } from './device-report.ts'
import { phaseOf } from './phase.ts'
import { mayReload } from './reload-once.ts'
import { shownReport } from './shown-report.ts'

const waiting = { kind: 'waiting', until: 9, attempt: 2, reason: { kind: 'unreachable' } } as const

test('before the first greeting, a node that can not be reached takes the screen', () => {
  expect(phaseOf({ kind: 'connecting', attempt: 0 }, false, true)).toEqual({ kind: 'reaching' })
  expect(phaseOf({ ...waiting, attempt: 1 }, false, true)).toEqual({ kind: 'reaching' })
  const unreachable = { kind: 'unreachable', attempt: 2, reason: { kind: 'unreachable' } }
  expect(phaseOf(waiting, false, true)).toEqual(unreachable)
  expect(phaseOf({ kind: 'connecting', attempt: 2 }, false, true)).toEqual(unreachable)
})

test('after it, an interruption leaves the meeting on the screen; a refusal does not', () => {
  expect(phaseOf(waiting, true, true)).toEqual({ kind: 'room' })
  expect(phaseOf(waiting, true, false)).toEqual({ kind: 'welcome' })
  const error = describeError('seat.taken', { since: '08:00' })
  expect(phaseOf({ kind: 'refused', error }, true, true)).toEqual({ kind: 'refused', error })
})

test('the report names what is drawn, not what is ordered, and whether frames advance', () => {
  const a = 'VN-25-00001/camera'
  const count = { source: a, frames: 10, lastAt: 1000, width: 640, height: 360 }
  const drawn = [
    { kind: 'picture', id: 'x', source: a, wanted: false },
    { kind: 'waiting', source: 'VN-25/camera' },
    { kind: 'empty' },
  ] as const
  const at = (now: number) => shownReport(7, true, drawn, (id) => (id === 'x' ? count : undefined), now)
  expect(at(1100)).toEqual({
    revision: 7,
    visible: true,
    slots: [
      { slot: 0, source: a, advancing: true, width: 640, height: 360 },
      { slot: 1, source: null, advancing: false, width: 0, height: 0 },
      { slot: 2, source: null, advancing: false, width: 0, height: 0 },
    ],
  })
  expect(at(2600).slots[0]).toMatchObject({ source: a, advancing: false })
})

test('devices are reported in the contract’s words', () => {
  expect(
    deviceReport({
      camera: { kind: 'fault', fault: 'busy' },
      microphone: { kind: 'fault', fault: 'denied' },
    }),
  ).toEqual({ camera: 'absent', microphone: 'denied' })
  expect(deviceReport({ camera: { kind: 'asking' }, microphone: { kind: 'fault', fault: 'lost' } })).toEqual({
    camera: 'unknown',
    microphone: 'lost',
  })
})

test('a page loads itself again at most once a minute', () => {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
  expect(mayReload(storage, 1_000_000)).toBe(true)
  expect(mayReload(storage, 1_059_000)).toBe(false)
  expect(mayReload(storage, 1_060_000)).toBe(true)
})
