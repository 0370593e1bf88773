import { expect, test } from 'vitest'
import { totalsOf } from '#conference/participation'
import { mixedSites, participant, participationOf } from '../testing/participation-samples.ts'
import { cameOf, countsOf, isAhead, lengthOf, standingOf, wrongClocks } from './participation.ts'

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
  const { startsAt } = waiting
  expect(startsAt).not.toBeNull()
  expect(isAhead({ ...waiting, at: (startsAt ?? 0) - 1 })).toBe(true)
  expect(isAhead(waiting)).toBe(false)
  expect(isAhead({ ...waiting, at: 5, endedAt: 5 })).toBe(false)
})

test('R77: a province whose clock is slow or fast is named, and hides nothing of the others', () => {
  const slow = participant('VN-19', { arrival: { state: 'not-begun' } })
  const running = participationOf([...sites, slow])
  const north = { node: 'VN-19', label: 'Thái Nguyên', totals: totalsOf([slow]) }
  const both = { ...running, provinces: [...participationOf(sites).provinces, north] }
  expect(isAhead(both)).toBe(false)
  expect(counted(both)).toMatchObject({ 'on-time': 7, late: 1, absent: 1 })
  expect(wrongClocks(both)).toEqual(['Thái Nguyên'])
  const startsAt = both.startsAt ?? 0
  expect(wrongClocks({ ...both, at: startsAt + 5000 })).toEqual([])
  const before = { ...both, at: startsAt - 60_000 }
  expect(isAhead(before)).toBe(true)
  expect(wrongClocks(before)).toEqual(['Phú Thọ'])
  expect(wrongClocks({ ...both, startsAt: null })).toEqual([])
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
