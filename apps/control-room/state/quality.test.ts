import { expect, test } from 'vitest'
import { alarm, quality } from '../testing/quality-samples.ts'
import { alarmOf, alarmsInOrder, badNow, lineWith, minutesOver, stripOf } from './quality.ts'

test('R74: alarms that are so now stand before those that ended, the newest first, and only they are counted', () => {
  const ended = (at: number) => ({ at, why: 'better' as const })
  const all = [
    alarm('VN-25-07900', { since: 1, ended: ended(9) }),
    alarm('VN-25-07909', { since: 2 }),
    alarm('VN-25-04792', { since: 3, ended: ended(4) }),
    alarm('VN-25-07894', { since: 5 }),
  ]
  expect(alarmsInOrder(all).map(({ site }) => site)).toEqual([
    ...['VN-25-07894', 'VN-25-07909', 'VN-25-07900', 'VN-25-04792'],
  ])
  expect(badNow(all)).toBe(2)
})

test('R75: a tile is marked by an alarm that is so now, not by one that ended', () => {
  const before = alarm('VN-25-07900', { ended: { at: 9, why: 'lost' } })
  expect(alarmOf([before], 'VN-25-07900')).toBeNull()
  const now = alarm('VN-25-07900', { since: 20 })
  expect(alarmOf([before, now], 'VN-25-07900')).toBe(now)
  expect(alarmOf([before, now], 'VN-25-07909')).toBeNull()
})

test('R76: each part of a strip is as bad as its worst sample, unknown only where nothing is known; minutes beside it', () => {
  const { timeline } = quality('VN-25-07900', {
    timeline: [
      { from: 0, samples: { good: 60, acceptable: 6, fail: 1, unknown: 3 }, worst: null },
      { from: 600_000, samples: { good: 100, acceptable: 0, fail: 0, unknown: 20 }, worst: null },
      { from: 1_200_000, samples: { good: 0, acceptable: 0, fail: 0, unknown: 12 }, worst: null },
    ],
  })
  expect(stripOf(timeline).map(({ grade }) => grade)).toEqual(['fail', 'good', 'unknown'])
  expect(stripOf(timeline)[0]?.minutes).toEqual({ good: 5, acceptable: 0.5, fail: 0.1, unknown: 0.3 })
  expect(minutesOver(timeline)).toEqual({ good: 13.3, acceptable: 0.5, fail: 0.1, unknown: 2.9 })
  const day = Array.from({ length: 144 }, (_, at) => ({
    ...{ from: at * 600_000, samples: { good: 1, acceptable: 0, fail: 0, unknown: 0 }, worst: null },
  }))
  expect(stripOf(day).map(({ from }) => from)).toEqual(day.slice(-36).map(({ from }) => from))
})

test('R64: a line of which an alarm says that it is poor is not called good beside it', () => {
  const site = 'VN-25-07900'
  const ofCamera = alarm(site, {
    worst: { place: 'camera', grade: 'fail', reading: alarm(site).worst.reading },
  })
  expect(lineWith('good', alarm(site))).toBe('fail')
  expect([lineWith('good', ofCamera), lineWith('good', null), lineWith(null, null)]).toEqual([
    'good',
    'good',
    null,
  ])
})
