import { expect, test } from 'vitest'
import type { BoardSite, FindingCode, Incident, IncidentOwner, LinkLoad, Round } from '#contract/readiness'
import { sampleOf } from '../testing/sample.ts'
import { causesOf, sharedCause } from './causes.ts'
import { contactOf } from './contact.ts'
import { dutiesOf } from './incidents.ts'
import { providersOf } from './providers.ts'
import { absentOf, busiest, progressOf, roundShown, shareOf, underTest } from './rounds.ts'

const now = Date.UTC(2026, 10, 23, 7, 0, 0)
const sample = sampleOf('VN-25', now)
const [model] = sample.board.sites
if (!model) throw new Error('no site')
const row = (at: number, code: FindingCode, changes: Partial<BoardSite> = {}): BoardSite => {
  const words = { vi: `${code} ở đây`, en: code }
  const finding = { code, actor: 'site' as const, cause: words, todo: words }
  return {
    ...model,
    site: `VN-25-0${1000 + at}`,
    label: `PTO - Xã ${at}`,
    grade: 'fail',
    connected: true,
    finding,
    ...changes,
  }
}
const telecom = (provider: string, circuit: string, phone: string): IncidentOwner => ({
  ...{ party: 'telecom', provider, circuit, phone },
})

test('B7: faults before what was not tested, the longest list first, absent ones last in each', () => {
  const rows = [
    ...[1, 2, 3, 4].map((at) => row(at, 'proof.none', { grade: 'untested', connected: at !== 2 })),
    ...[row(5, 'loss.high'), row(6, 'camera.black'), row(7, 'loss.high')],
    row(8, 'camera.black', { finding: null, grade: 'good' }),
    row(9, 'measurement.missing', { grade: 'untested' }),
  ]
  const groups = causesOf(rows, { found: 9, unproven: 3 })
  expect(groups.map(({ code, sites, more }) => [code, sites.length, more])).toEqual([
    ['loss.high', 2, 0],
    ['camera.black', 1, 0],
    ['measurement.missing', 1, 0],
    ['proof.none', 3, 1],
  ])
  expect(groups[3]?.sites.map(({ label }) => label)).toEqual(['PTO - Xã 1', 'PTO - Xã 3', 'PTO - Xã 4'])
})

test('B7: the listed sites and those counted are all that have a finding', () => {
  const counted = causesOf(sample.board.sites, { found: 2, unproven: 1 }).reduce(
    (sum, { sites, more }) => sum + sites.length + more,
    0,
  )
  expect(counted).toBe(sample.board.sites.filter(({ finding }) => finding !== null).length)
})

test('B8: who acts and whom to call', () => {
  const line = telecom('VNPT', 'A1', '1800')
  expect(contactOf({ party: 'site' }, { phone: '0912' })).toEqual({ party: 'site', phone: '0912' })
  expect(contactOf({ party: 'province' }, { phone: '0912' })).toEqual({ party: 'province', phone: null })
  expect(contactOf(line, { phone: '0912' })).toEqual(line)
  const same = { sites: [row(1, 'loss.high'), row(2, 'loss.high')] }
  expect(sharedCause(same)?.code).toBe('loss.high')
  const other = row(3, 'loss.high', {
    finding: { ...row(3, 'camera.black').finding, code: 'loss.high' } as never,
  })
  expect(sharedCause({ sites: [...same.sites, other] })).toBeNull()
})

test('B9: a provider stands once, with every circuit and every number', () => {
  const rows = [
    row(1, 'loss.high', { owner: telecom('VNPT', 'A', '1800') }),
    row(2, 'loss.high', { owner: telecom('FPT', 'B', '1900') }),
    row(3, 'rtt.high', { owner: telecom('VNPT', 'C', '1800') }),
    row(4, 'camera.black', { owner: { party: 'site' } }),
  ]
  expect(
    providersOf(rows).map(({ name, phones, lines }) => [name, phones, lines.map((line) => line.circuit)]),
  ).toEqual([
    ['VNPT', ['1800'], ['A', 'C']],
    ['FPT', ['1900'], ['B']],
  ])
})

test('B10: incidents by owner, unanswered first, then the longest open; what is over is not there', () => {
  const incident = (
    id: string,
    owner: IncidentOwner,
    openedAt: number,
    state: Incident['state'],
  ): Incident => ({
    ...{ id, site: 'VN-25-07900', owner, openedAt, lastSeenAt: openedAt, times: 1, reopened: 0, state },
    cause: { kind: 'help', words: null },
  })
  const answered = { state: 'answered', answered: { at: 2, by: 'An' } } as const
  const over = {
    state: 'retested',
    answered: null,
    fixed: null,
    retested: { at: 3, measurement: 'm' },
  } as const
  const duties = dutiesOf([
    incident('a', telecom('VNPT', 'A', '1'), 5, answered),
    incident('b', { party: 'site' }, 1, { state: 'opened' }),
    incident('c', telecom('VNPT', 'B', '1'), 9, { state: 'opened' }),
    incident('d', telecom('VNPT', 'C', '1'), 7, { state: 'opened' }),
    incident('e', { party: 'site' }, 0, over),
  ])
  expect(duties.map(({ incidents }) => incidents.map(({ id }) => id))).toEqual([['d', 'c', 'a'], ['b']])
})

test('B11: a running round before a paused one, the newest first; late and waiting count together', () => {
  const of = (id: string, state: Round['state'], openedAt: number): { round: Round; loads: LinkLoad[] } => ({
    ...{ round: { ...(sample.rounds[0]?.round ?? expect.fail('no round')), id, state, openedAt }, loads: [] },
  })
  const found = roundShown([
    of('a', 'paused', 9),
    of('b', 'running', 1),
    of('c', 'running', 5),
    of('d', 'closed', 8),
  ])
  expect([found?.shown.round.id, found?.others]).toEqual(['c', 2])
  expect(roundShown([of('d', 'closed', 8)])).toBeNull()
  const common = { tests: 0, retestAt: null }
  const sites: Round['sites'] = [
    { state: 'waiting', site: 'VN-25-1', ...common },
    { state: 'late', site: 'VN-25-2', since: 1, ...common },
    { state: 'running', site: 'VN-25-3', since: 1, ...common },
    { state: 'absent', site: 'VN-25-4', since: 7, ...common },
    { state: 'absent', site: 'VN-25-5', since: 3, ...common },
  ]
  expect(progressOf({ sites })).toEqual({ of: 5, proven: 0, failed: 0, testing: 1, waiting: 2, absent: 2 })
  expect(absentOf({ sites }).map(({ site }) => site)).toEqual(['VN-25-5', 'VN-25-4'])
  const running = of('a', 'running', 1)
  expect([...underTest([{ ...running, round: { ...running.round, sites } }])]).toEqual(['VN-25-3'])
})

test('B11: the fullest links, and how many more there are', () => {
  const load = (node: string, used: number, budget: number): LinkLoad => ({
    ...{
      kind: 'uplink',
      node,
      upKbps: budget,
      downKbps: 1000,
      usedUpKbps: used,
      usedDownKbps: 100,
      tests: 1,
    },
  })
  const loads = [load('VN-01', 1, 1000), load('VN-25', 900, 1000), load('VN-19', 0, 0)]
  expect(loads.map(shareOf)).toEqual([0.1, 0.9, 1])
  const { shown, others } = busiest(loads, 2)
  expect([shown.map(({ node }) => node), others]).toEqual([['VN-19', 'VN-25'], 1])
})
