import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SiteId } from '#contract'
import { board as boardSchema, type Grade, type ProofMark, type Verdict } from '#contract/readiness'
import { changed, defaults, goodSite } from '../testing/good-site.ts'
import { judge } from '../verdict/judge.ts'
import { markOf, trendOf, withMark } from './history.ts'
import { type BoardSources, projectBoard, type RosterSite } from './project.ts'

const now = Date.UTC(2026, 10, 23, 1, 0, 0)
const minute = 60_000
const commune = (at: number): SiteId => `VN-25-0${7900 + at}`
const roster = (sites: readonly SiteId[]): RosterSite[] =>
  sites.map((site) => ({ site, label: `PTO - ${site}`, connected: site !== commune(3), phone: '0912345678' }))
const tested = (site: SiteId, ago: number, changes: Record<string, unknown> = {}): Verdict => {
  const at = now - ago
  return judge(changed(goodSite, { ...changes, site, startedAt: at, endedAt: at }), defaults, at)
}
const line = (of: SiteId, circuit: string) => ({
  ...{
    of,
    kind: 'site' as const,
    provider: 'VNPT Phú Thọ',
    circuit,
    phone: '18001166',
    contractedKbps: null,
  },
})
const sources = (verdicts: readonly Verdict[], sites: readonly SiteId[]): BoardSources => ({
  roster: roster(sites),
  verdicts: new Map(verdicts.map((each) => [each.site, each])),
  histories: new Map(),
  lines: [line(commune(1), 'A'), line(commune(4), 'B')],
  thresholds: defaults,
})
const lossy = { 'legs.siteUp.lossShare': 0.05 }
const sites = [...[0, 1, 2, 3, 4].map(commune), 'VN-25', 'VN']
const verdicts = [
  tested(commune(0), 5 * minute),
  tested(commune(1), 20 * minute, lossy),
  tested(commune(2), 30 * minute, { 'legs.uplinkUp.connected': false }),
  tested(commune(4), 90 * minute, lossy),
  tested('VN-25', 1500 * minute),
  tested('VN', minute, { 'legs.siteUp.lossShare': 0.01 }),
]
const shown = projectBoard(sources(verdicts, sites), now)

test('D41: grades, four of four at each tier of those that have it, and the absent', () => {
  expect(shown.grades).toEqual({ good: 1, acceptable: 1, fail: 3, untested: 2 })
  expect(shown.province).toEqual({ proven: 4, of: 6 })
  expect(shown.centre).toEqual({ proven: 4, of: 7 })
  expect({ of: shown.of, absent: shown.absent }).toEqual({ of: 7, absent: 1 })
  expect(boardSchema.parse(shown)).toEqual(shown)
})

test('D41: a day later what has become too old is proven no longer', () => {
  const later = projectBoard(sources(verdicts, sites), now + 1421 * minute)
  expect(later.grades).toEqual({ good: 1, acceptable: 1, fail: 0, untested: 5 })
  expect(later.province).toEqual({ proven: 1, of: 6 })
})

test('D42: who is not ready by cause and by who acts, the longest list first; every site by age', () => {
  expect(shown.byCause.map(({ code, sites }) => [code, sites])).toEqual([
    ['loss.high', [commune(1), commune(4)]],
    ['proof.none', [commune(3)]],
    ['proof.expired', ['VN-25']],
    ['uplink.cut', [commune(2)]],
  ])
  expect(shown.byOwner).toEqual([
    { owner: { party: 'site' }, sites: ['VN-25', commune(3)] },
    { owner: { party: 'telecom', provider: 'VNPT Phú Thọ' }, sites: [commune(1), commune(4)] },
    { owner: { party: 'province' }, sites: [commune(2)] },
  ])
  expect(shown.byAge.map(({ count }) => count)).toEqual([2, 2, 1, 1, 1])
})

test('D43: a site shows what stands in its way, and who sees to it', () => {
  const of = (site: SiteId) => shown.sites.find((each) => each.site === site) ?? expect.fail(site)
  expect(of(commune(4))).toMatchObject({
    finding: { code: 'loss.high' },
    owner: { circuit: 'B', phone: '18001166' },
  })
  expect(of('VN')).toMatchObject({ grade: 'acceptable', finding: null, owner: null })
  expect(of('VN-25').directions.centre?.sees).toBe('unknown')
})

test('D43: the newest twenty tests, each once, in the order of their time', () => {
  const marks = Array.from({ length: 25 }, (_, at) => markOf(tested(commune(0), (25 - at) * minute)))
  const history = marks.reduce<ProofMark[]>((all, mark, at) => {
    const own = mark && { ...mark, measurement: `m${at}` }
    return own ? withMark(withMark(all, own), own) : all
  }, [])
  expect(history.map(({ measurement }) => measurement)).toEqual(
    Array.from({ length: 20 }, (_, at) => `m${at + 5}`),
  )
  expect(markOf(tested(commune(0), 0, lossy))).toMatchObject({ grade: 'fail', code: 'loss.high', mos: 3.84 })
})

test('D43: the trend is the newest against the mean of those before', () => {
  const trend = (...grades: Grade[]) =>
    trendOf(grades.map((grade, at) => ({ measurement: `m${at}`, at, grade, code: null, mos: null })))
  expect([trend(), trend('good')]).toEqual(['unknown', 'unknown'])
  expect([trend('fail', 'good'), trend('good', 'good'), trend('good', 'acceptable')]).toEqual([
    ...['better', 'steady', 'worse'],
  ])
  expect(trend('fail', 'good', 'good', 'good', 'good', 'good', 'good')).toBe('steady')
})

test('D44: the same proofs give the same board, in whatever order they come', () => {
  const any = fc.shuffledSubarray(verdicts, { minLength: verdicts.length })
  fc.assert(
    fc.property(any, fc.shuffledSubarray(sites, { minLength: sites.length }), (some, order) => {
      expect(projectBoard(sources(some, order), now)).toEqual(shown)
    }),
    { numRuns: 20 },
  )
})
