import { expect, test } from 'vitest'
import type { LinkLoad } from '#contract/readiness'
import { inRound, round } from '../testing/readiness-samples.ts'
import { waitingSites } from './round-waits.ts'

const { waiting, running, absent, proven } = inRound
const late = (site: string) => ({ ...waiting(site), state: 'late' as const, since: 1 })
/** Two tests of 500 kbit/s each way. */
const load = (kind: LinkLoad['kind'], node: string, bears: number): LinkLoad => ({
  ...{ kind, node, upKbps: bears, downKbps: bears, tests: 2, usedUpKbps: 1000, usedDownKbps: 1000 },
})
const [vietTri, hoaBinh] = ['VN-25-07900', 'VN-25-04792']

test('R68: a round says whom it waits for: their turn, in their order; who came late is next', () => {
  const sites = [
    running('VN-25-1'),
    waiting(vietTri),
    proven('VN-25-2'),
    waiting(hoaBinh),
    late('VN-25-3'),
    absent('VN-25-4'),
  ]
  expect(waitingSites(round(sites), [load('access', 'VN-25', 2000)])).toEqual([
    { reason: { why: 'turn' }, sites: [vietTri, hoaBinh] },
    { reason: { why: 'late' }, sites: ['VN-25-3'] },
  ])
  expect(waitingSites(round([proven('a'), absent('b')]), [])).toEqual([])
})

test('R68: a line without room for one more test is named, to the sites that it carries', () => {
  const sites = [waiting(vietTri), waiting('VN-25'), waiting('VN-01-00004')]
  const access = load('access', 'VN-25', 1400)
  expect(waitingSites(round(sites), [access])).toEqual([
    { reason: { why: 'line', link: { kind: 'access', node: 'VN-25' }, tests: 2 }, sites: [vietTri] },
    { reason: { why: 'turn' }, sites: ['VN-25', 'VN-01-00004'] },
  ])
  expect(waitingSites(round(sites), [load('uplink', 'VN-25', 1400)])[0]).toEqual({
    reason: { why: 'line', link: { kind: 'uplink', node: 'VN-25' }, tests: 2 },
    sites: [vietTri, 'VN-25'],
  })
})

test('R68: a line of which tests may take nothing is never free, and a paused round waits for nothing else', () => {
  const none = { ...load('access', 'VN-25', 0), tests: 0, usedUpKbps: 0, usedDownKbps: 0 }
  const idle = { ...none, upKbps: 300, downKbps: 300 }
  const whyWith = (line: LinkLoad, state: 'running' | 'paused' = 'running') =>
    waitingSites(round([waiting(vietTri)], { state }), [line])[0]?.reason.why
  expect([whyWith(none), whyWith(idle), whyWith(none, 'paused')]).toEqual(['line', 'turn', 'paused'])
})
