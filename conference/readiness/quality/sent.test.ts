import { expect, test } from 'vitest'
import { type LineRecord, thresholds } from '#contract/readiness'
import { alarmsAfter, ENDED_SHOWN_MS, freshAlarms, lostAlarms } from './alarms.ts'
import { cameraFault } from './camera.ts'
import { microphoneAfter, microphoneFault } from './microphone.ts'
import { nowOf } from './now.ts'
import { followQuality, type QualityEvent, unwatched } from './quality.ts'
import type { Found, Sample } from './sample.ts'
import { alarmWords } from './words.ts'

const SITE = 'VN-25-07900'
const bounds = thresholds.parse({})
const fine = { lossShare: 0.001, jitterMs: 5, rttMs: 40 }
const found = (changes: Partial<Found> = {}): Found => ({
  legs: { siteUp: fine, siteDown: fine },
  ...{ fps: 30, microphone: null },
  ...changes,
})
const pictures = (rates: readonly number[]) =>
  cameraFault(
    rates.map((fps) => found({ fps })),
    bounds,
  )
const order = { good: 0, acceptable: 1, fail: 2 }
const rank = (fault: { grade: keyof typeof order } | null) => order[fault?.grade ?? 'good']
const twelve = (rate: number, ...first: number[]) => [
  ...first,
  ...Array<number>(12 - first.length).fill(rate),
]

test('D55: a picture that does not come stands still; beyond five seconds it fails, as long as the minute lasts', () => {
  expect(pictures(twelve(30))).toBeNull()
  expect(pictures(twelve(30, 0))).toMatchObject({ grade: 'acceptable' })
  expect(pictures(twelve(30, 0, 0))).toEqual({
    place: 'camera',
    grade: 'fail',
    reading: { metric: 'longestFreezeMs', value: 10_000, bound: 5000 },
  })
  expect(pictures(twelve(30, 0, 30, 0))).toMatchObject({ grade: 'acceptable', reading: { value: 5000 } })
})

test('D55: a picture has no more frames than packets; by the median, of six at least', () => {
  expect(pictures(twelve(24))).toBeNull()
  expect(pictures(twelve(23.9))).toMatchObject({ grade: 'acceptable', reading: { metric: 'fps' } })
  expect(pictures(twelve(11.9))).toMatchObject({ grade: 'fail', reading: { metric: 'fps', bound: 12 } })
  expect(pictures(twelve(30, 5, 5, 5, 5, 5))).toBeNull()
  expect(pictures([5, 5, 5, 5, 5])).toBeNull()
  expect(cameraFault([found({ fps: null })], bounds)).toBeNull()
})

/** A microphone that was open for so many samples, at each of which it was so loud; null: not heard. */
function spoken(levels: readonly (number | null)[]) {
  const all = levels.map((levelDbov) => found({ microphone: { levelDbov } }))
  const heard = all.reduce(
    (before, each, number) => microphoneAfter(before, { at: number * 5000, found: each }),
    { state: 'closed' } as ReturnType<typeof microphoneAfter>,
  )
  return microphoneFault(all.slice(-12), heard, bounds)
}
const nothing = (count: number) => Array<null>(count).fill(null)

test('D56: a microphone that is open and was never heard is a warning after a minute and fails after two', () => {
  expect(spoken(nothing(12))).toBeNull()
  expect(spoken(nothing(13))).toMatchObject({ place: 'microphone', grade: 'acceptable' })
  expect(spoken(nothing(25))).toMatchObject({
    grade: 'fail',
    reading: { metric: 'silentMs', value: 120_000 },
  })
})

test('D56: who was heard once may be silent; opened anew, it counts anew; what was not read changes nothing', () => {
  expect(spoken([-30, ...nothing(100)])).toBeNull()
  const open = { at: 0, found: found({ microphone: { levelDbov: null } }) }
  const unheard = microphoneAfter({ state: 'closed' }, open)
  expect(microphoneAfter(unheard, { at: 5000, found: null })).toBe(unheard)
  expect(microphoneAfter(unheard, { at: 5000, found: found() })).toEqual({ state: 'closed' })
  expect(microphoneAfter({ state: 'heard' }, { at: 5000, found: found() })).toEqual({ state: 'closed' })
})

test('D56: a loud microphone fails by the bounds of a test, a low one is a warning; of three samples at least', () => {
  expect(spoken(Array(12).fill(-26))).toBeNull()
  expect(spoken(Array(12).fill(-12))).toMatchObject({ grade: 'acceptable' })
  expect(spoken(Array(12).fill(-8))).toMatchObject({
    grade: 'fail',
    reading: { metric: 'levelDbov', bound: -9 },
  })
  expect(spoken(Array(12).fill(-47))).toMatchObject({ grade: 'acceptable', reading: { bound: -45 } })
  expect(spoken([...nothing(10), -8, -8])).toBeNull()
})

test('D54: worse samples never give a better grade, of picture and microphone either', () => {
  let state = 7
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  for (let round = 0; round < 500; round++) {
    const rates = Array.from({ length: 12 }, () => [0, 3, 11, 12, 20, 24, 30][random(7)] ?? 0)
    const at = random(12)
    const worse = rates.map((rate, index) => (index === at ? random(rate + 1) : rate))
    expect(rank(pictures(worse)), `${rates} and ${worse}`).toBeGreaterThanOrEqual(rank(pictures(rates)))
    const levels = Array.from({ length: 12 }, () => -1 - random(25))
    const louder = levels.map((level, index) => (index === at ? Math.min(0, level + random(12)) : level))
    expect(rank(spoken(louder)), `${levels} and ${louder}`).toBeGreaterThanOrEqual(rank(spoken(levels)))
  }
  const silences = [5, 12, 13, 24, 25, 40].map((count) => rank(spoken(nothing(count))))
  expect(silences).toEqual(silences.toSorted())
})

const graded = (each: Found) => {
  const all = Array.from({ length: 12 }, (_, number): Sample => ({ at: number * 5000, found: each }))
  return nowOf(all, { state: 'closed' }, 55_000, bounds)
}

test('D55: of two that are as bad the line is named, which may be why', () => {
  const bad = { ...fine, lossShare: 0.2 }
  expect(graded(found({ fps: 0, legs: { siteUp: bad } })).worst?.place).toBe('siteUp')
  expect(graded(found({ fps: 0 })).worst?.place).toBe('camera')
})

test('D51: a line of which nothing is known is not good because the picture is; a picture that stands is known', () => {
  expect(graded(found({ legs: {} })).grade).toBe('unknown')
  expect(graded(found({ legs: {}, fps: 0 }))).toMatchObject({ grade: 'fail', worst: { place: 'camera' } })
})

const lines: LineRecord[] = [
  {
    ...{ of: SITE, kind: 'site', provider: 'VNPT Phú Thọ', circuit: 'PTO-0790-01', phone: '18001166' },
    contractedKbps: null,
  },
]

test('D57: an alarm says what, what to do and who acts: the provider with its circuit, or the site', () => {
  const loss = { metric: 'lossShare', value: 0.052, bound: 0.02 } as const
  expect(alarmWords({ place: 'siteUp', grade: 'fail', reading: loss }, SITE, lines)).toMatchObject({
    owner: { party: 'telecom', circuit: 'PTO-0790-01' },
    cause: { vi: 'Mất gói ở đường lên của điểm cầu: 5,2 %, tối đa 2 %.' },
  })
  expect(alarmWords({ place: 'uplinkUp', grade: 'fail', reading: loss }, SITE, lines).owner).toEqual({
    party: 'province',
  })
  const still = { metric: 'longestFreezeMs', value: 10_000, bound: 5000 } as const
  expect(alarmWords({ place: 'camera', grade: 'fail', reading: still }, SITE, lines)).toMatchObject({
    owner: { party: 'site' },
    cause: { vi: 'Hình từ điểm cầu đứng 10 giây, tối đa 5 giây.' },
  })
  const silent = { metric: 'silentMs', value: 120_000, bound: 120_000 } as const
  const { cause } = alarmWords({ place: 'microphone', grade: 'fail', reading: silent }, SITE, lines)
  expect(cause.vi).toBe('Micro đã mở 2 phút mà chưa nghe thấy tiếng nào.')
})

test('D57: one alarm a site now; what has ended is told for ten minutes more', () => {
  const bad = found({ legs: { siteUp: { ...fine, lossShare: 0.2 }, siteDown: fine } })
  const worse = found({ legs: { siteUp: fine, siteDown: { ...fine, lossShare: 0.3 } } })
  let so = unwatched(SITE)
  const events: QualityEvent[] = []
  for (const [number, each] of [...Array(8).fill(bad), ...Array(14).fill(worse), null].entries()) {
    const at = number * 5000
    const { next, events: told } = followQuality(so, each && { at, found: each }, at, bounds)
    so = next
    events.push(...told)
  }
  expect(events.map(({ kind, worst }) => [kind, worst.place])).toEqual([
    ['raised', 'siteUp'],
    ['raised', 'siteDown'],
    ['ended', 'siteDown'],
  ])
  const [first, second, third] = events
  if (!first || !second || !third) throw new Error('no events')
  const one = alarmsAfter([], first, lines)
  const moved = alarmsAfter(one, second, lines)
  expect(moved).toMatchObject([{ since: first.at, worst: { place: 'siteDown' }, ended: null }])
  expect(lostAlarms(moved, 200_000)).toMatchObject([{ ended: { at: 200_000, why: 'lost' } }])
  const over = alarmsAfter(moved, third, lines)
  expect(over).toMatchObject([{ since: first.at, ended: { at: third.at, why: 'off-air' } }])
  expect(freshAlarms(over, third.at + ENDED_SHOWN_MS - 1)).toBe(over)
  expect(freshAlarms(over, third.at + ENDED_SHOWN_MS)).toEqual([])
  expect(alarmsAfter(over, first, lines)).toHaveLength(2)
})
