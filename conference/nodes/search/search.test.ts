import { expect, test } from 'vitest'
import { mayCall } from '#conference/accounts'
import { blankRecord } from '#conference/directory'
import { createRegistry, readUnits } from '#conference/sites'
import type { SiteId } from '#contract'
import type { Account } from '#contract/accounts'
import type { Planned } from '#contract/calendar'
import type { DirectoryEntry, FocalPerson } from '#contract/directory'
import type { FormerEntry } from '#contract/lineage'
import { createSearchDesk, type Searcher } from './desk.ts'

const [vietTri, haHoa] = ['VN-25-07900', 'VN-25-08053'] as const
const registry = createRegistry(readUnits(), 'test', () => '2026-11-23')
const person = (name: string, phone: string): FocalPerson => ({
  ...{ name, phone, post: '', from: null, to: null, document: '' },
})
const line = { network: null, contractedKbps: null, phone: '18001166' }
const entryOf = (site: SiteId, name: string, phone: string, provider: string): [SiteId, DirectoryEntry] => [
  site,
  {
    record: {
      ...blankRecord(site),
      principal: person(name, phone),
      lines: { primary: { ...line, provider, circuit: `PTO-${site.slice(-5)}` }, backup: null },
    },
    ...{ revision: 1, at: 0, by: 'Hà' },
  },
]
const former: FormerEntry = {
  ...{ id: 'f1', at: 0, by: 'Hà' },
  former: {
    ...{ name: 'Xã Kim Đức', district: 'Thành phố Việt Trì', province: '', code: '07903', site: vietTri },
    ...{ document: '', from: '2025-07-01' },
  },
}
const planOf = (id: string, title: string, startsAt: number): Planned => ({
  plan: {
    ...{ id, owner: 'VN-25', revision: 1, asking: 0, state: { is: 'draft' }, at: 0, by: 'Hà' },
    details: {
      ...{ title, organiser: '', chair: { name: '', site: null }, mark: 'ordinary', startsAt },
      ...{ endsAt: startsAt + 1, agenda: [], requirements: [], documents: [], invitations: [] },
    },
  },
  ...{ sites: [], dropped: [] },
})
const account = (
  id: string,
  role: Account['role'],
  unit: SiteId,
  provider: string | null = null,
): Account => ({
  ...{ id, name: `ten.${id}`, person: `Người ${id}`, post: '', phone: '', role, unit, provider },
  ...{ disabled: false, hasPassword: true, secondFactor: true, invitedUntil: null, lastSignInAt: null },
})

const desk = createSearchDesk({
  place: { self: 'VN-25', parent: 'VN', children: [], budget: { in: 1, out: 1 } },
  registry,
  directory: {
    entries: () =>
      new Map([
        entryOf(vietTri, 'Nguyễn Thị Hoà', '0912345678', 'VNPT'),
        entryOf(haHoa, 'Trần Văn Hòa', '0987654321', 'Viettel'),
      ]),
  },
  lineage: { entries: () => new Map([['k', former]]) },
  calendar: { all: () => [planOf('p1', 'Họp cũ', 1), planOf('p2', 'Họp mới', 2)] },
  savedScenes: { all: () => [] },
  accounts: { all: () => [account('a1', 'viewer', 'VN-25'), account('a2', 'viewer', 'VN')] },
  sessions: () => [],
})
const as = (who: Account): Searcher => ({
  may: (asked, unit) => mayCall(who, asked, { unit }) === 'may',
  provider: who.provider,
})
const administrator = as(account('x', 'administrator', 'VN-25'))

test('N141: a unit is found by its name, its code, and by what it was called', () => {
  const units = (text: string) => desk.find(text, administrator).units
  expect(units('viet tri').found[0]).toEqual({ site: vietTri, label: 'PTO - Phường Việt Trì', was: null })
  expect(units('07900').found).toMatchObject([{ site: vietTri, was: null }])
  expect(units('xa kim duc').found).toEqual([
    { site: vietTri, label: 'PTO - Phường Việt Trì', was: 'Xã Kim Đức' },
  ])
  expect(units('tinh phu tho').found).toMatchObject([{ site: 'VN-25' }])
  expect(units('linh son').total).toBe(0)
  const wards = units('phường')
  expect(wards.found.length).toBeLessThan(wards.total)
})

test('N141: persons by name and phone, lines by circuit, sessions with the newest first, accounts', () => {
  const found = (text: string) => desk.find(text, administrator)
  expect(found('hoa').persons?.found.map(({ site }) => site)).toEqual([vietTri, haHoa])
  expect(found('+84 987 654').persons?.found).toMatchObject([{ site: haHoa, name: 'Trần Văn Hòa' }])
  expect(found('PTO-07900').circuits?.found).toMatchObject([{ site: vietTri, provider: 'VNPT' }])
  expect(found('hop').sessions?.found.map(({ plan }) => plan)).toEqual(['p2', 'p1'])
  expect(found('ten a1').accounts?.found).toMatchObject([{ account: 'a1' }])
  expect(found('ten a2').accounts?.total).toBe(0)
  expect(found('khong co gi')).toMatchObject({ units: { total: 0 }, persons: { total: 0, found: [] } })
})

test('N141: nobody finds what they could not ask for', () => {
  const focal = desk.find('hoa', as(account('f', 'focal', vietTri)))
  expect(focal.persons?.found.map(({ site }) => site)).toEqual([vietTri])
  expect([focal.circuits, focal.sessions, focal.scenes, focal.accounts]).toEqual([null, null, null, null])
  const viewer = desk.find('hoa', as(account('v', 'viewer', 'VN-25')))
  expect([viewer.persons?.total, viewer.accounts]).toEqual([2, null])
  const stranger = desk.find('hoa', as(account('s', 'viewer', 'VN-19')))
  expect([stranger.persons, stranger.sessions]).toEqual([null, null])
})

test('N141: a telecom finds its own lines and nobody else’s, nor persons', () => {
  const vnpt = desk.find('pto', as(account('t', 'telecom', 'VN-25', 'vnpt')))
  expect(vnpt.circuits?.found.map(({ site }) => site)).toEqual([vietTri])
  expect(vnpt.persons).toBeNull()
})
