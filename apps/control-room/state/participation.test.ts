import { expect, test } from 'vitest'
import { mixedSites, participant, participationOf } from '../testing/participation-samples.ts'
import { cameOf, countsOf, isAhead, lengthOf, standingOf } from './participation.ts'

const sites = mixedSites(
  Array.from({ length: 9 }, (_, at) => ({ site: `VN-25-0790${at}`, label: `Xã ${at}` })),
)
const counted = (is: Parameters<typeof countsOf>[0]) =>
  Object.fromEntries(countsOf(is).map(({ only, count }) => [only, count]))

test('R77: the counts are those of the whole session, whom nobody knows only when there are some', () => {
  const is = participationOf(sites)
  expect(counted(is)).toEqual({ 'on-time': 7, late: 1, absent: 1, away: 1, spoke: 2 })
  const unknown = participant('VN-19', { arrival: { state: 'unknown' }, here: null })
  const some = participationOf([...sites, unknown])
  expect(counted(some)).toMatchObject({ unknown: 1 })
  expect(cameOf(some.whole)).toEqual({ came: 8, of: 9 })
  expect(counted({ ...some, openedAt: null })).toEqual({ unknown: 1 })
  expect(counted({ ...is, owner: 'VN' })).toEqual({ 'on-time': 7, late: 1, absent: 1, away: 1 })
})

test('R77: before the start there are no counts but who is there', () => {
  const waiting = participationOf([participant('VN-25', { arrival: { state: 'not-begun' } })])
  expect(isAhead(waiting)).toBe(true)
  expect(isAhead(participationOf(sites))).toBe(false)
  expect(isAhead({ ...waiting, endedAt: 5 })).toBe(false)
})

test('R78: a site that came and is not there stands as lost, whatever way it came', () => {
  expect(sites.map(standingOf)).toEqual([
    ...['on-time', 'on-time', 'on-time', 'late', 'on-time', 'absent', 'away', 'on-time', 'on-time'],
  ])
})

test('R78: lengths are in whole minutes, below a minute in seconds', () => {
  expect(lengthOf(3_725_900)).toEqual({ hours: 1, minutes: 2, seconds: 5 })
  expect(lengthOf(-1)).toEqual({ hours: 0, minutes: 0, seconds: 0 })
})
