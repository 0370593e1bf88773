import { expect, test } from 'vitest'
import { inRound, round, roundState } from '../testing/readiness-samples.ts'
import { roundDraft, roundTitle } from './round-draft.ts'
import { inOrder, linksInUse, newlySettled, progressOf, shareUsed, shownRound, timeLeft } from './rounds.ts'

const { waiting, running, absent, proven, failed } = inRound
const many = <Row>(count: number, row: (name: string, at: number) => Row) =>
  Array.from({ length: count }, (_, at) => row(`VN-25-${at}`, at))

test('R68: a round counts its sites by what became of them; who came late waits', () => {
  const late = { ...waiting('f'), state: 'late' as const, since: 1 }
  const sites = [proven('a'), failed('b'), running('c'), waiting('d'), absent('e'), late]
  expect(progressOf(round(sites))).toEqual({
    ...{ of: 6, proven: 1, failed: 1, running: 1, waiting: 2, absent: 1 },
  })
})

test('R68: how long it takes follows from the ends of its last tests; who is absent does not count', () => {
  const rest = [running('x'), waiting('y'), waiting('z'), absent('w')]
  const ended = [proven('a', 30_000), failed('b', 40_000), proven('c', 50_000)]
  // Three ends in 50 s, three sites to go.
  expect(timeLeft(round([...ended, ...rest]))).toBe(50_000)
})

test('R68: only the last ends count, and a pause does not', () => {
  const slow = many(5, (name, at) => proven(`s${name}`, (at + 1) * 50_000))
  const quick = many(20, (name, at) => proven(name, 250_000 + (at + 1) * 2000))
  expect(timeLeft(round([...slow, ...quick, waiting('y')]))).toBe(2000)
  const paused = [proven('a', 10_000), proven('b', 20_000), proven('c', 3_620_000)]
  expect(timeLeft(round([...paused, waiting('y')]))).toBe((10_000 + 10_000 + 60_000) / 3)
})

test('R68: nothing is told too early, of a paused round, of one in which nobody waits, nor from the proofs of others', () => {
  const three = [running('x'), running('y'), running('z')]
  expect(timeLeft(round([proven('a', 10), proven('b', 20), ...three]))).toBeNull()
  expect(timeLeft(round([proven('a', 10), proven('b', 20), proven('c', 30), ...three]))).toBe(30)
  expect(timeLeft(round([proven('a', 10), waiting('y')]))).toBeNull()
  expect(timeLeft(round([proven('a', 10), proven('b', 20), waiting('y')], { state: 'paused' }))).toBeNull()
  expect(timeLeft(round([proven('a', 10), proven('b', 20), absent('y')]))).toBeNull()
  const byOthers = [proven('a', 10, 0), proven('b', 20, 0), waiting('y')]
  expect(timeLeft(round(byOthers))).toBeNull()
  const before = [proven('a', 10), proven('b', 20), waiting('y')]
  expect(timeLeft(round(before, { openedAt: 100 }))).toBeNull()
})

test('R68: links that tests run over, the fullest first; one that bears less than a test is full', () => {
  const load = (node: string, tests: number, usedUpKbps: number, usedDownKbps: number) => ({
    ...{ kind: 'access' as const, node, upKbps: 1000, downKbps: 4000, tests, usedUpKbps, usedDownKbps },
  })
  const loads = [load('VN-01', 0, 0, 0), load('VN-19', 1, 400, 400), load('VN-25', 2, 800, 3600)]
  expect(linksInUse(loads).map(({ node }) => node)).toEqual(['VN-25', 'VN-19'])
  expect(linksInUse(loads).map(shareUsed)).toEqual([0.9, 0.4])
  expect(shareUsed(load('VN-19', 1, 1500, 0))).toBe(1)
  expect(shareUsed({ ...load('VN-19', 1, 400, 0), upKbps: 0 })).toBe(1)
})

const at = (id: string, openedAt: number, state: 'running' | 'closed' = 'running') =>
  roundState([waiting('a')], { id, openedAt, state })

test('R67: the chosen round is opened out, else the newest that goes on; those that go on stand first', () => {
  const rounds = [at('old', 1), at('new', 3), at('done', 9, 'closed')]
  expect(inOrder(rounds).map((each) => each.round.id)).toEqual(['new', 'old', 'done'])
  expect(shownRound(rounds, null)).toBe('new')
  expect(shownRound(rounds, 'done')).toBe('done')
  expect(shownRound(rounds, 'forgotten')).toBe('new')
  expect(shownRound([at('done', 9, 'closed')], null)).toBeNull()
})

test('R69: that nobody waits any more is told once, and not of what was settled before', () => {
  const [open, done] = [roundState([running('a'), absent('b')]), roundState([proven('a'), absent('b')])]
  expect(newlySettled([open], [done]).map(({ id }) => id)).toEqual(['d1'])
  expect(newlySettled([done], [done])).toEqual([])
  expect(newlySettled([], [done])).toEqual([])
  expect(newlySettled([open], [open])).toEqual([])
})

test('R67: a round is named after the time in Vietnam unless the operator names it', () => {
  const afternoon = Date.UTC(2026, 10, 23, 7, 5)
  expect(roundTitle(afternoon)).toBe('Kiểm thử 14:05 23/11')
  expect(roundDraft('  ', 'short', null, afternoon)).toEqual({
    ...{ title: 'Kiểm thử 14:05 23/11', form: 'short', sites: null },
  })
  expect(roundDraft(' Trước giao ban ', 'full', ['VN-25'], 0).title).toBe('Trước giao ban')
})
