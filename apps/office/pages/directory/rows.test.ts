import { expect, test } from 'vitest'
import { indexRegistry } from '#browser/meeting'
import { blankRecord } from '#conference/directory'
import type { SiteId } from '#contract'
import { document } from '../../testing/units.ts'
import { filterRows, isUnnamed, rowsOf, type Told } from './rows.ts'

const index = indexRegistry(document, 'VN-25')
const [vietTri, haHoa] = ['VN-25-07900', 'VN-25-08053'] as const
const nobody = (site: SiteId): Told => ({ site, label: site, entry: null, focal: null })
const person = {
  ...{ name: 'Đỗ Thị Hằng', post: '', phone: '0912345678', document: '', from: null, to: null },
}
const line = { provider: 'VNPT', network: null, contractedKbps: 20_000, circuit: 'PTO-08053-01', phone: '' }
const record = { ...blankRecord(haHoa), principal: person, lines: { primary: line, backup: null } }
const own: Told[] = [
  ...index.order.filter(({ id }) => id !== haHoa).map(({ id }) => nobody(id)),
  { site: haHoa, label: 'PTO - Xã Hạ Hòa', entry: { record, revision: 1, at: 0, by: 'Lan' }, focal: person },
]
const rows = rowsOf(index, own)
const found = (text: string, unnamed = false) => filterRows(rows, text, unnamed).map(({ site }) => site)

test('E5: every site of the province in the order of the tree, found by what is typed in any way', () => {
  expect(rows.length).toBe(149)
  expect(rows[0]?.site).toBe('VN-25')
  for (const text of ['phuong viet tri', 'VIỆT TRÌ', 'tri viet', 'v tr', '07900', vietTri])
    expect(found(text), text).toContain(vietTri)
  expect(found('iet tri')).toEqual([])
  for (const text of ['do thi hang', '0912345678', 'vnpt 08053', 'pto-08053-01'])
    expect(found(text), text).toEqual([haHoa])
  expect(found('khong co dau')).toEqual([])
  expect(filterRows(rows, ' ', false)).toBe(rows)
})

test('E6: sites without a focal person today, alone or with what is typed', () => {
  expect(found('', true).length).toBe(148)
  expect(found('hà hoà')).toContain(haHoa)
  expect(found('ha hoa', true)).not.toContain(haHoa)
  expect(rows.filter(isUnnamed).length).toBe(148)
})

test('E5: the centre lists the whole country, and says who keeps what it does not', () => {
  const country = rowsOf(indexRegistry(document, 'VN'), [nobody('VN')])
  expect(country.length).toBe(1 + 34 + 3321)
  expect(country.find(({ site }) => site === vietTri)?.known).toEqual({
    ...{ kind: 'elsewhere', keeper: 'Tỉnh Phú Thọ' },
  })
  expect(country.filter(isUnnamed).map(({ site }) => site)).toEqual(['VN'])
  expect(filterRows(country, 'phu tho 07900', false).length).toBeLessThanOrEqual(1)
})
