import { expect, test } from 'vitest'
import type { Incident } from '#contract/readiness'
import { type Circuit, circuitsFound } from './rows.ts'

const incident: Incident = {
  ...{ id: 'i1', site: 'VN-25-08053', cause: { kind: 'help', words: null }, owner: { party: 'site' } },
  ...{ openedAt: 0, lastSeenAt: 0, times: 1, reopened: 0, state: { state: 'opened' } },
}
const circuit = (site: string, label: string, number: string, incidents: Incident[] = []): Circuit => ({
  ...{ site, label, which: 'primary', address: '', focal: null, state: 'absent', incidents },
  line: { provider: 'VNPT', network: null, contractedKbps: null, circuit: number, phone: '' },
})
const lines = [
  circuit('VN-25-07900', 'PTO - Phường Việt Trì', 'K-71'),
  circuit('VN-25-08053', 'PTO - Xã Hạ Hòa', 'K-83', [incident]),
]
const ids = (typed: string, troubled = false) =>
  circuitsFound(lines, { typed, troubled }).map(({ site }) => site)

test('E20: lines are found by place, code and circuit; those with an incident stand first', () => {
  expect(ids('')).toEqual(['VN-25-08053', 'VN-25-07900'])
  expect(ids('', true)).toEqual(['VN-25-08053'])
  expect(ids('viet tri')).toEqual(['VN-25-07900'])
  expect(ids('k 83')).toEqual(['VN-25-08053'])
  expect(ids('viettel')).toEqual([])
})
