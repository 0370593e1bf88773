import { expect, test } from 'vitest'
import { type Found, foundKinds, placesOf } from './found-places.ts'

const site = { site: 'VN-25-07900', label: 'PTO - Phường Việt Trì' }
const group = <Each>(...found: Each[]) => ({ total: found.length, found })
const found: Found = {
  units: group({ ...site, was: 'Xã Kim Đức' }),
  persons: group({ ...site, name: 'Hà', post: '', phone: '0912345678' }),
  circuits: group({ ...site, provider: 'VNPT', circuit: 'PTO 1', phone: '' }),
  sessions: group(
    {
      plan: 'p&1',
      session: null,
      title: 'Giao ban',
      startsAt: Date.UTC(2026, 10, 22, 17),
      state: 'announced',
    },
    { plan: null, session: 's1', title: 'Họp khẩn', startsAt: null, state: 'open' },
  ),
  scenes: null,
  accounts: group({
    account: 'a1',
    name: 'vp.hoa',
    person: 'Hòa',
    post: 'Chuyên viên',
    unit: 'Tỉnh Phú Thọ',
  }),
}

test('E19: what is found stands in the order of its kinds, each with where it is shown', () => {
  expect(placesOf(found, true).map(({ href, title, note }) => [href, title, note])).toEqual([
    ['#/directory?site=VN-25-07900', 'PTO - Phường Việt Trì', 'VN-25-07900 · ← Xã Kim Đức'],
    ['#/directory?site=VN-25-07900', 'Hà', '0912345678 · PTO - Phường Việt Trì'],
    ['#/circuits?q=PTO+1', 'VNPT · PTO 1', 'PTO - Phường Việt Trì'],
    ['#/calendar?past=1&plan=p%261', 'Giao ban', '23/11/2026'],
    ['/control-room/', 'Họp khẩn', ''],
    ['#/accounts', 'Hòa', 'Chuyên viên · vp.hoa · Tỉnh Phú Thọ'],
  ])
  expect(new Set(placesOf(found, true).map(({ id }) => id)).size).toBe(6)
  expect(foundKinds.length).toBe(Object.keys(found).length)
})

test('E19: who has no directory is led to the lines', () => {
  expect(placesOf(found, false)[0]?.href).toBe('#/circuits')
})
