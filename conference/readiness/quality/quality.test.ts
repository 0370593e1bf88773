import { expect, test } from 'vitest'
import { thresholds } from '#contract/readiness'
import { nowOf } from './now.ts'
import { followQuality, type QualityEvent, type QualityFollowed, unwatched } from './quality.ts'
import type { Found, LineFigures, Sample } from './sample.ts'
import { BUCKET_MS } from './timeline.ts'

const SITE = 'VN-25-07900'
const START = 1_760_490_000_000
const bounds = thresholds.parse({})
const fine: LineFigures = { lossShare: 0.001, jitterMs: 5, rttMs: 40 }
const sample = (number: number, found: Sample['found']): Sample => ({ at: START + number * 5000, found })
const both = (up: Partial<LineFigures> = {}, down: Partial<LineFigures> = {}): Found => ({
  legs: { siteUp: { ...fine, ...up }, siteDown: { ...fine, ...down } },
  ...{ fps: null, microphone: null },
})
const gradeOf = (samples: readonly Sample['found'][], laterMs = 0) => {
  const all = samples.map((found, number) => sample(number, found))
  return nowOf(all, { state: 'closed' }, (all.at(-1)?.at ?? START) + laterMs, bounds)
}
const times = (count: number, found: Sample['found']) => Array<Sample['found']>(count).fill(found)

function through(found: readonly Sample['found'][], from: QualityFollowed = unwatched(SITE), first = 0) {
  const events: QualityEvent[] = []
  const end = found.reduce((so, each, number) => {
    const taken = sample(first + number, each)
    const { next, events: told } = followQuality(so, taken, taken.at, bounds)
    events.push(...told)
    return next
  }, from)
  return { end, events }
}

test('D50: graded by the medians of the last minute, the worst leg named', () => {
  expect(gradeOf(times(12, both())).grade).toBe('good')
  expect(gradeOf([...times(5, both({ lossShare: 0.2 })), ...times(7, both())]).grade).toBe('good')
  expect(gradeOf([...times(5, both()), ...times(7, both({}, { lossShare: 0.05 }))])).toEqual({
    grade: 'fail',
    worst: { place: 'siteDown', grade: 'fail', reading: { metric: 'lossShare', value: 0.05, bound: 0.02 } },
  })
  expect(gradeOf(times(12, both({ jitterMs: 20 }, { rttMs: 160 })))).toMatchObject({
    grade: 'acceptable',
    worst: { place: 'siteUp', reading: { metric: 'jitterMs', value: 20 } },
  })
  const forgotten = [...times(20, both({ lossShare: 0.5 })), ...times(12, both())]
  expect(gradeOf(forgotten).grade).toBe('good')
})

test('D51: unknown before six samples tell, after three missed ones, and when samples end; never stale', () => {
  expect(gradeOf([]).grade).toBe('unknown')
  expect(gradeOf(times(5, both())).grade).toBe('unknown')
  expect(gradeOf(times(6, both())).grade).toBe('good')
  expect(gradeOf([...times(9, both()), null, null]).grade).toBe('good')
  expect(gradeOf([...times(9, both()), null, null, null]).grade).toBe('unknown')
  const empty = both(
    { lossShare: null, jitterMs: null, rttMs: null },
    { lossShare: null, jitterMs: null, rttMs: null },
  )
  expect(gradeOf([...times(9, both()), ...times(3, empty)]).grade).toBe('unknown')
  expect(gradeOf(times(12, both()), 15_000).grade).toBe('good')
  expect(gradeOf(times(12, both()), 15_001).grade).toBe('unknown')
})

test('D51: a figure that is missing does not stand for a good one', () => {
  const half = both({ lossShare: null }, { lossShare: null, rttMs: 400 })
  expect(gradeOf(times(12, half))).toMatchObject({ grade: 'fail', worst: { reading: { metric: 'rttMs' } } })
})

test('D52: an alarm is raised once, names the worst leg anew when it is another, and ends after calm', () => {
  const bad = both({ lossShare: 0.08 })
  const worse = both({ lossShare: 0.08 }, { lossShare: 0.3 })
  const first = through(times(7, bad))
  expect(first.events).toMatchObject([{ kind: 'raised', at: START + 25_000, worst: { place: 'siteUp' } }])
  const second = through(times(12, worse), first.end, 7)
  expect(second.events).toMatchObject([{ kind: 'raised', worst: { place: 'siteDown' } }])
  expect(second.end.alarm?.since).toBe(START + 25_000)
  const third = through(times(20, both()), second.end, 19)
  expect(third.events).toMatchObject([{ kind: 'ended', why: 'better' }])
  const endedAt = third.events[0]?.at ?? 0
  const goodAgain = through(times(6, both()), second.end, 19).end
  expect([goodAgain.now.grade, goodAgain.alarm === null]).toEqual(['fail', false])
  expect(endedAt).toBeGreaterThanOrEqual(START + (19 + 6 + 5) * 5000)
})

test('D52: of two legs that are as bad one is named, and the other when it is worst three times in a row', () => {
  const [up, down] = [both({ lossShare: 0.3 }), both({}, { lossShare: 0.3 })]
  const first = through(times(12, both({ lossShare: 0.2 }, { lossShare: 0.19 })))
  // The medians of the two change places with every sample.
  const so = { ...first.end, samples: [] }
  const mixed = [...times(3, up), ...times(3, down)]
  const second = through([...mixed, down, up, down, up, down, up], so, 12)
  expect(second.events.filter(({ kind }) => kind === 'raised').length).toBeLessThanOrEqual(1)
  const third = through(times(12, down), first.end, 12)
  expect(third.events).toMatchObject([
    { kind: 'raised', since: START + 25_000, worst: { place: 'siteDown' } },
  ])
})

test('D52: where nothing is known there is no alarm; off air there is none either', () => {
  const bad = through(times(8, both({ rttMs: 900 })))
  expect(bad.end.alarm).not.toBeNull()
  const lost = through(times(3, null), bad.end, 8)
  expect(lost.events).toMatchObject([{ kind: 'ended', why: 'lost' }])
  expect(lost.end.now).toEqual({ grade: 'unknown', worst: null })
  const away = followQuality(bad.end, null, START + 60_000, bounds)
  expect(away.events).toMatchObject([{ kind: 'ended', why: 'off-air' }])
  expect(away.next).toMatchObject({ alarm: null, samples: [], timeline: bad.end.timeline })
  expect(followQuality(away.next, null, START + 65_000, bounds).events).toEqual([])
})

test('D53: the timeline counts each sample once, by ten minutes, with the worst of them', () => {
  const perBucket = BUCKET_MS / 5000
  const { end } = through([...times(perBucket, both()), ...times(perBucket, both({ jitterMs: 45 }))])
  const counted = end.timeline
    .flatMap(({ samples }) => Object.values(samples))
    .reduce((sum, each) => sum + each)
  expect(counted).toBe(2 * perBucket)
  expect(end.timeline.map(({ from }) => from % BUCKET_MS)).toEqual(Array(end.timeline.length).fill(0))
  expect(end.timeline[0]?.samples.unknown).toBe(5)
  expect(end.timeline.at(-1)).toMatchObject({ worst: { place: 'siteUp', reading: { metric: 'jitterMs' } } })
  expect(through(times(perBucket * 150, null)).end.timeline).toHaveLength(144)
})

test('D54: worse samples never give a better grade', () => {
  const order = ['good', 'acceptable', 'fail']
  for (const [figure, values] of [
    ['lossShare', [0, 0.005, 0.006, 0.02, 0.021, 0.5]],
    ['jitterMs', [0, 15, 16, 30, 31, 500]],
    ['rttMs', [1, 150, 151, 300, 301, 5000]],
  ] as const) {
    const grades = values.map((value) => order.indexOf(gradeOf(times(12, both({ [figure]: value }))).grade))
    expect(grades).toEqual([0, 0, 1, 1, 2, 2])
  }
})
