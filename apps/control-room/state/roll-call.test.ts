import { expect, test } from 'vitest'
import type { RollCallAnswer, RollCallState } from '#contract'
import { applyRollCalls, byProvince, rowsOf, sitesAsked, tallyOf } from './roll-call.ts'

const heard: RollCallAnswer = {
  ...{ presence: 'heard', reason: null, way: 'page', by: 'x', tier: 'VN-25', at: 1 },
}
const absent: RollCallAnswer = { ...heard, presence: 'absent', reason: 'Mất điện', at: 2 }
const state = (sites: string[] | null): RollCallState => ({
  call: { id: 'r', session: 's', owner: 'VN-25', question: '', sites, by: 'Hà', at: 0, endedAt: null },
  entries: [
    { site: 'VN-25-2', answers: [heard, absent] },
    { site: 'VN-25', answers: [heard] },
  ],
})
const registry = ['VN', 'VN-25', 'VN-25-1', 'VN-25-2', 'VN-19']

test('R31: every site that is asked has a row; the last answer counts and the others are kept', () => {
  expect(rowsOf(state(null), registry)).toEqual([
    { site: 'VN-25', answer: heard, corrected: [] },
    { site: 'VN-25-1', answer: null, corrected: [] },
    { site: 'VN-25-2', answer: absent, corrected: [heard] },
  ])
  expect(rowsOf(state(['VN-25-1']), registry).map(({ site }) => site)).toEqual(['VN-25-1'])
})

test('R31: who is asked: everybody, a unit, or those of the session that the wall shows', () => {
  const session = ['VN-25', 'VN-25-1', 'VN-25-2']
  const asked = (how: 'all' | 'below' | 'shown', unit: string, shown: string[]) =>
    sitesAsked(how, { unit, shown, session })
  expect(asked('all', 'VN-25', [])).toBeNull()
  expect(asked('below', 'VN-25', [])).toBeNull()
  expect(asked('below', 'VN-25-1', [])).toEqual(['VN-25-1'])
  expect(asked('shown', 'VN-25', ['VN-25-2', 'VN-19', 'VN-25'])).toEqual(['VN-25', 'VN-25-2'])
  expect(asked('shown', 'VN-25', ['VN-19'])).toEqual([])
})

test('R31: what is new goes over what is known', () => {
  const known = [state(null)]
  const corrected = { site: 'VN-25-2', answers: [heard, absent, { ...heard, at: 3 }] }
  const added = { site: 'VN-25-1', answers: [heard] }
  const [after] = applyRollCalls(known, {
    ...{ whole: false, rollCalls: [] },
    answers: [{ rollCall: 'r', entries: [corrected, added] }],
  })
  expect(after?.entries).toEqual([corrected, { site: 'VN-25', answers: [heard] }, added])
  const next = { ...state(null), call: { ...state(null).call, id: 'r2' } }
  expect(applyRollCalls(known, { whole: false, rollCalls: [next], answers: [] })).toEqual([...known, next])
  expect(applyRollCalls(known, { whole: true, rollCalls: [], answers: [] })).toEqual([])
})

test('R31: counts are by province', () => {
  const rows = rowsOf(state(null), registry)
  expect(tallyOf(rows)).toEqual({ heard: 1, 'no-sound': 0, absent: 1, none: 1 })
  const other = { site: 'VN-19', answer: null, corrected: [] }
  expect(byProvince([...rows, other]).map(({ province, tally }) => [province, tally.none])).toEqual([
    ['VN-25', 1],
    ['VN-19', 1],
  ])
})
