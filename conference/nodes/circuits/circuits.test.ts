import { expect, test } from 'vitest'
import { blankRecord } from '#conference/directory'
import type { SiteId, SiteStatus } from '#contract'
import type { DirectoryEntry } from '#contract/directory'
import type { Incident } from '#contract/readiness'
import { createCircuitDesk } from './desk.ts'

const [vietTri, haHoa] = ['VN-25-07900', 'VN-25-08053'] as const
const line = (provider: string) => ({
  ...{ provider, network: null, contractedKbps: 20_000, circuit: `${provider}-1`, phone: '18001166' },
})
const entryOf = (site: SiteId, primary: string, backup: string | null): [SiteId, DirectoryEntry] => [
  site,
  {
    record: {
      ...blankRecord(site),
      room: { name: '', address: 'Đường Hùng Vương' },
      lines: { primary: line(primary), backup: backup === null ? null : line(backup) },
      principal: {
        ...{ name: 'Hà', post: '', phone: '0912345678', document: '', from: null, to: '2026-11-22' },
      },
      deputies: [{ name: 'Nam', post: '', phone: '0987654321', document: '', from: null, to: null }],
    },
    ...{ revision: 1, at: 0, by: 'Hà' },
  },
]
const desk = createCircuitDesk({
  place: { self: 'VN-25', parent: 'VN', children: [], budget: { in: 1, out: 1 } },
  registry: { labelOf: (site) => `Phòng ${site}` },
  directory: {
    entries: () =>
      new Map([
        entryOf(haHoa, 'Viettel', null),
        entryOf(vietTri, 'VNPT', 'Viettel'),
        entryOf('VN-19-05710', 'VNPT', null),
      ]),
  },
  clock: { now: () => Date.UTC(2026, 10, 23) },
})
const incident: Incident = {
  ...{ id: 'i1', site: haHoa, cause: { kind: 'help', words: null }, owner: { party: 'site' } },
  ...{ openedAt: 0, lastSeenAt: 0, times: 1, reopened: 0, state: { state: 'opened' } },
}
const status: SiteStatus = {
  ...{ site: vietTri, state: 'connected', since: 0, sending: null, microphoneOpen: false },
  ...{ devices: { camera: 'ok', microphone: 'ok' }, display: 'silent', stillAt: 0, transport: 'udp' },
  line: 'good',
}
const view = { roster: [status], incidents: [incident], provider: null }

test('N142: the lines of own sites with their state, their incidents and whom to call there today', () => {
  const { lines, total, troubled } = desk.list({}, view)
  expect([total, troubled]).toEqual([3, 1])
  expect(lines.map(({ site, which, line: { provider }, state }) => [site, which, provider, state])).toEqual([
    [vietTri, 'primary', 'VNPT', 'connected'],
    [vietTri, 'backup', 'Viettel', 'connected'],
    [haHoa, 'primary', 'Viettel', 'absent'],
  ])
  expect(lines[0]).toMatchObject({ grade: 'good', address: 'Đường Hùng Vương', focal: { name: 'Nam' } })
  expect(desk.list({ troubled: true }, view).lines.map(({ site }) => site)).toEqual([haHoa])
  expect(desk.list({ text: 'viettel 1' }, view).total).toBe(2)
  expect(desk.list({ offset: 1, limit: 1 }, view).lines.map(({ which }) => which)).toEqual(['backup'])
})

test('N142: a telecom sees its own lines, however its name is written, and what others provide is not counted', () => {
  const seen = desk.list({}, { ...view, provider: 'vnpt ' })
  expect([seen.total, seen.troubled]).toEqual([1, 0])
  expect(seen.lines[0]?.line.provider).toBe('VNPT')
  expect(desk.list({}, { ...view, provider: 'MobiFone' })).toEqual({ total: 0, troubled: 0, lines: [] })
})
