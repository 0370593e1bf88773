import { expect, test } from 'vitest'
import { closeRound, openRound, pauseRound, testBegan } from '#conference/readiness'
import type { SiteId } from '#contract'
import type { LinkBudget, Round } from '#contract/readiness'
import { roundsAt, startsOf } from './rounds-now.ts'
import { costOf, defaultRules } from './rules.ts'

const sites = ['VN-25-07894', 'VN-25-07900', 'VN-25-08152']
const [a = '', b = '', c = ''] = sites
const everybody = new Set(sites)
const round = (id: string, change: Partial<Round> = {}, of: readonly SiteId[] = sites): Round => ({
  ...openRound(
    { id, node: 'VN-25', by: 'Hà' },
    { title: id, form: 'full', session: null, step: null, proofSince: 0 },
    of,
    { at: 0, present: everybody },
  ),
  ...change,
})
/** Lines that bear so many full tests at once. */
const linesOf = (tests: number): LinkBudget[] => {
  const { upKbps, downKbps } = costOf('full', defaultRules).access
  const rate = { upKbps: tests * upKbps, downKbps: tests * downKbps }
  return [
    { kind: 'access', node: 'VN-25', ...rate },
    { kind: 'uplink', node: 'VN-25', ...rate },
  ]
}
const startedBy = (rounds: readonly Round[], busy: readonly SiteId[], tests: number) =>
  startsOf(rounds, {
    busy: new Map(busy.map((site) => [site, 'full'])),
    ...{ resting: new Set(), budgets: linesOf(tests), rules: defaultRules },
  }).map(({ round: of, site }) => `${of} ${site}`)

test('N54: who came and who went is told to every open round, and nothing new is the same array', () => {
  const rounds = [round('r1'), round('r2', { state: 'closed' })]
  const around = { at: 5, present: everybody, limitMs: 60_000 }
  expect(roundsAt(rounds, around)).toBe(rounds)
  const without = roundsAt(rounds, { ...around, present: new Set([a, c]) })
  expect(without.map((each) => each.sites[1]?.state)).toEqual(['absent', 'waiting'])
  expect(roundsAt(without, around)[0]?.sites[1]).toMatchObject({ state: 'late', since: 5 })
})

test('N54: a test that brings nothing in its time has failed with that', () => {
  const rounds = [testBegan(round('r1'), a, 1000)]
  const at = (now: number) => roundsAt(rounds, { at: now, present: everybody, limitMs: 60_000 })[0]?.sites[0]
  expect(at(61_000)).toMatchObject({ state: 'running' })
  expect(at(61_001)).toMatchObject({ state: 'failed', code: 'test.timeout' })
})

test('N54: rounds share the lines, and no site is asked for two of them', () => {
  expect(startedBy([round('r1', {}, [a, b]), round('r2')], [], 9)).toEqual([`r1 ${a}`, `r1 ${b}`, `r2 ${c}`])
  expect(startedBy([round('r1', {}, [a]), round('r2')], [], 2)).toEqual([`r1 ${a}`, `r2 ${b}`])
  expect(startedBy([testBegan(round('r1', {}, [a]), a, 1), round('r2')], [], 2)).toEqual([`r2 ${b}`])
  expect(startedBy([round('r1')], [a], 2)).toEqual([`r1 ${b}`])
  expect(startedBy([pauseRound(round('r1'))], [], 9)).toEqual([])
})

test('N54: whose test was under way when a round was closed is asked for the next one', () => {
  const closed = closeRound(testBegan(round('r1', {}, [a, b]), a, 1))
  expect(startedBy([closed, round('r2', {}, [a])], [], 1)).toEqual([`r2 ${a}`])
})

test('N54: a round of short tests leaves to full ones what they take', () => {
  const full = testBegan(testBegan(round('r1', {}, [a, b]), a, 1), b, 1)
  const short = round('r2', { form: 'short' }, [c])
  expect(startedBy([full, short], [], 2)).toEqual([])
  expect(startedBy([full, short], [], 3)).toEqual([`r2 ${c}`])
})

test('N54: a round asks no more at once than its node is set to', () => {
  const many = Array.from({ length: 40 }, (_, n) => `VN-25-${String(n).padStart(5, '0')}`)
  const all = openRound(
    { id: 'r', node: 'VN-25', by: 'Hà' },
    { title: 'r', form: 'short', session: null, step: null, proofSince: 0 },
    many,
    { at: 0, present: new Set(many) },
  )
  const around = { busy: new Map(), resting: new Set<SiteId>(), budgets: linesOf(40), rules: defaultRules }
  expect(startsOf([all], around)).toHaveLength(defaultRules.atMost)
  expect(startsOf([all], { ...around, resting: new Set(many.slice(3)) })).toHaveLength(3)
})
