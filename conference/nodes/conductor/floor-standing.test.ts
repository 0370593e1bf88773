import { expect, test } from 'vitest'
import { closedFloor } from '#contract'
import { floorStanding } from './floor-standing.ts'

const floor = {
  ...closedFloor(6),
  open: ['VN'],
  since: { VN: 7 },
  raised: [
    { site: 'VN-19', at: 1 },
    { site: 'VN-25', at: 2 },
  ],
  invited: [{ site: 'VN-25', at: 3, by: 'Hà' }],
  closed: [{ site: 'VN-19', at: 4, by: 'Nam' }],
}

test('N16: a site is told its own place, invitation and closing, and nobody else’s', () => {
  const quiet = { microphoneOpen: false, hand: null, invited: null, speakingSince: null, closedBy: null }
  expect(floorStanding('VN-25', floor)).toEqual({
    ...quiet,
    hand: { at: 2, place: 2 },
    invited: { at: 3, by: 'Hà' },
  })
  expect(floorStanding('VN-19', floor)).toEqual({
    ...quiet,
    hand: { at: 1, place: 1 },
    closedBy: { at: 4, by: 'Nam' },
  })
  expect(floorStanding('VN', floor)).toEqual({ ...quiet, microphoneOpen: true, speakingSince: 7 })
  expect(floorStanding('VN-36', floor)).toEqual(quiet)
  expect(floorStanding('VN', undefined)).toEqual(quiet)
})
