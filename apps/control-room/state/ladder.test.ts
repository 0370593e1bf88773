import { expect, test } from 'vitest'
import type { LadderState } from '#contract/console'
import { ladder } from '#contract/readiness'
import { fromOthers, shortTime, stepRows } from './ladder.ts'

/** 24 November 2026, 08:00 in Vietnam. */
const startsAt = Date.UTC(2026, 10, 24, 1, 0, 0)
const minute = 60_000
const state: LadderState = {
  ...{ session: 's', startsAt, ladder: ladder.parse({}), step: 'T-60', lacking: [], declared: null },
  ...{ done: { rounds: ['T-24h', 'T-60'], notices: [] }, waivers: [] },
  notices: [
    { step: 'T-24h', reach: 'site', at: 0, told: 3, sites: 3 },
    { step: 'T-60', reach: 'site', at: 0, told: 2, sites: 2 },
    { step: 'T-60', reach: 'province', at: 0, told: 1, sites: 2 },
  ],
  gate: { state: 'early', opensAt: startsAt - 15 * minute },
}

test('R71: each step with its time, where the session is, and how many were told', () => {
  const rows = stepRows(state, startsAt - 40 * minute)
  expect(rows.map(({ id, state, tested, told }) => [id, state, tested, told])).toEqual([
    ['T-24h', 'over', true, 3],
    ['T-60', 'now', true, 3],
    ['T-30', 'ahead', false, 0],
    ['T-15', 'ahead', false, 0],
  ])
  expect(rows.map(({ beginsAt }) => shortTime(beginsAt))).toEqual([
    ...['08:00 23/11', '07:00 24/11', '07:30 24/11', '07:45 24/11'],
  ])
})

test('R73: what ladders of other tiers tell is apart from one’s own', () => {
  const told = ['s', 'other'].map((session) => ({
    ...{ session, title: 'Họp', startsAt, node: 'VN', step: 'T-60', to: 'VN-25', at: 0 },
    reach: 'province' as const,
    sites: [{ site: 'VN-25', grade: 'untested' as const }],
  }))
  expect(fromOthers({ ladders: [state], notices: told }).map(({ session }) => session)).toEqual(['other'])
})
