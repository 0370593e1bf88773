import { expect, test } from 'vitest'
import { indexFormers, recogniserOf, type SheetRow } from '#conference/directory'
import { type FormerUnit, formerUnit } from '#contract/lineage'
import { findFormerHeadings, formerColumns, keyOfFormer, planLineage, unitsByCode } from './index.ts'

const units = [
  ['VN-25', 'Tỉnh Phú Thọ'],
  ['VN-25-07900', 'Phường Việt Trì'],
  ['VN-25-08152', 'Xã Hạ Hòa'],
  ['VN-25-08986', 'Xã Tân Sơn'],
].map(([site = '', name = '']) => ({ site, label: `PTO - ${name}`, name }))
const unitOf = unitsByCode(units)

const heading = [
  'Tên đơn vị cũ',
  'Loại đơn vị cũ',
  'Cấp huyện cũ',
  'Mã đơn vị mới',
  'Tên đơn vị mới',
  'Văn bản',
  'Từ ngày',
]
const sheet = (...rows: string[][]): SheetRow[] =>
  rows.map((cells, at) => ({ row: at + 1, cells: new Map(cells.map((text, index) => [index + 1, text])) }))
function plan(rows: string[][], stored: readonly FormerUnit[] = []) {
  const read = sheet(heading, ...rows)
  const headings = findFormerHeadings(read)
  if (!('at' in headings)) return expect.fail('no headings')
  return planLineage({
    ...{ headings, rows: read, unitOf },
    stored: new Map(stored.map((former) => [keyOfFormer(former), former])),
  })
}
const kimDuc = ['Kim Đức', 'Xã', 'Thành phố Việt Trì', '7900', 'Phường Việt Trì', 'NQ 1676', '1/7/2025']

test('I1: a row says what a unit was called, where it lay, and the unit of today that it lies in', () => {
  const { changes, faults } = plan([kimDuc, ['Tỉnh Vĩnh Phúc', '', '', '25', '', '', '2025-07-01']])
  expect(faults).toEqual([])
  expect(changes.map(({ former }) => former)).toEqual([
    {
      ...{ name: 'Xã Kim Đức', district: 'Thành phố Việt Trì', province: '', code: '' },
      ...{ site: 'VN-25-07900', document: 'NQ 1676', from: '2025-07-01' },
    },
    {
      ...{ name: 'Tỉnh Vĩnh Phúc', district: '', province: '', code: '' },
      ...{ site: 'VN-25', document: '', from: '2025-07-01' },
    },
  ])
})

test('I1: what is needed, and a code of another area, are told at their column', () => {
  const { faults, wrong, changes } = plan([
    ['', 'Xã', '', '', '', '', ''],
    ['Xã Ẩn', '', '', '05710', '', '', '01/07/2025'],
    ['Xã Ẩn', '', '', '07900', 'Xã Hạ Hòa', '', '31/02/2025'],
    kimDuc,
  ])
  expect(faults.map(({ row, column, letter }) => [row, column, letter])).toEqual([
    [2, 'name', 'A'],
    [2, 'from', 'G'],
    [2, 'site', 'D'],
    [3, 'site', 'D'],
    [4, 'from', 'G'],
    [4, 'unit', 'E'],
  ])
  expect([wrong, changes.length]).toEqual([3, 1])
  for (const { reason } of faults) expect(reason.vi).not.toBe(reason.en)
})

test('I2: headings stand in any order under any of their names; the template has them all', () => {
  expect(findFormerHeadings(sheet(['Danh mục'], ['New code', 'FORMER NAME']))).toMatchObject({ row: 2 })
  expect(findFormerHeadings(sheet(['Tên đơn vị cũ', 'Văn bản']))).toEqual({ missing: true })
  expect(findFormerHeadings(sheet(formerColumns.map(({ vi }) => vi)))).toMatchObject({ row: 1 })
  const example = formerColumns.map(({ example }) => example)
  const read = sheet(
    formerColumns.map(({ vi }) => vi),
    example,
  )
  const headings = findFormerHeadings(read)
  if (!('at' in headings)) return expect.fail('no headings')
  const { faults, changes } = planLineage({ headings, rows: read, unitOf, stored: new Map() })
  expect([faults, changes.length]).toEqual([[], 1])
})

test('I3: the same again changes nothing, another document does, and a row twice is named', () => {
  const [first] = plan([kimDuc]).changes
  if (!first) return expect.fail('nothing planned')
  expect(plan([kimDuc], [first.former])).toMatchObject({ changes: [], unchanged: 1 })
  const other = kimDuc.with(5, 'NQ 202')
  expect(plan([other], [first.former]).changes).toMatchObject([
    { kind: 'changed', former: { document: 'NQ 202' } },
  ])
  const twice = plan([kimDuc, other]).faults
  expect(twice).toMatchObject([{ row: 3, column: 'name', reason: { en: expect.stringContaining('row 2') } }])
  expect(plan([kimDuc, kimDuc.with(3, '08152').with(4, '')]).changes.length).toBe(2)
})

const former = (name: string, district: string, site: string, code = ''): FormerUnit => ({
  ...{ name, district, province: 'Tỉnh Phú Thọ', code, site },
  ...{ document: 'NQ 1676', from: '2025-07-01' },
})
const recognise = recogniserOf(
  units.map(({ site, label, name }) => ({ site, label, names: [name] })),
  { id: 'VN-25', label: 'Tỉnh Phú Thọ' },
  indexFormers([
    former('Xã Kim Đức', 'Thành phố Việt Trì', 'VN-25-07900', '07903'),
    former('Xã Tân Lập', 'Huyện Thanh Sơn', 'VN-25-08986'),
    former('Xã Tân Lập', 'Huyện Hạ Hòa', 'VN-25-08152'),
    former('Xã Hạ Hoà', 'Huyện Hạ Hòa', 'VN-25-08152'),
    former('Xã Tân Sơn', 'Huyện Hạ Hòa', 'VN-25-08152'),
    former('Xã Chia Đôi', 'Huyện Hạ Hòa', 'VN-25-08152', '08199'),
    former('Xã Chia Đôi', 'Huyện Hạ Hòa', 'VN-25-08986', '08199'),
    former('Xã Xa Lạ', 'Huyện Khác', 'VN-19-05710', '05711'),
  ]),
)

test.each([
  ['', 'xa kim duc', 'VN-25-07900'],
  ['07903', '', 'VN-25-07900'],
  ['7903', 'Xã Kim Đức', 'VN-25-07900'],
  ['07900', 'Xã Kim Đức', 'VN-25-07900'],
  ['', 'Xã Tân Lập, huyện Thanh Sơn', 'VN-25-08986'],
  ['', 'Xã Tân Lập (H. Hạ Hoà, Phú Thọ)', 'VN-25-08152'],
])('F16: code “%s” and the former name “%s” are %s of today, and told', (code, name, expected) => {
  const found = recognise(code, name)
  if (!('site' in found)) return expect.fail(found.reason.en)
  expect(found.site.site).toBe(expected)
  expect(found.was).not.toBeNull()
})

test('F16: a name that is today’s and a former one of the same unit is today’s', () => {
  expect(recognise('', 'Xã Hạ Hòa')).toMatchObject({ site: { site: 'VN-25-08152' }, was: null })
})

test.each([
  ['', 'Xã Tân Lập', 'name', 'VN-25-08986 (Xã Tân Sơn ← Xã Tân Lập, Huyện Thanh Sơn); VN-25-08152'],
  ['', 'Xã Tân Sơn', 'name', 'VN-25-08986 (Xã Tân Sơn); VN-25-08152 (Xã Hạ Hòa ← Xã Tân Sơn'],
  ['08199', '', 'code', 'VN-25-08152'],
  ['07903', 'Xã Tân Lập', 'name', '07903 was Xã Kim Đức'],
  ['', 'Xã Tân Lập, huyện Đoan Hùng', 'name', 'No unit of'],
  ['', 'Xã Xa Lạ', 'name', 'No unit of'],
])('F16: code “%s” and name “%s” are refused at the %s, with the candidates', (code, name, column, words) => {
  const found = recognise(code, name)
  if (!('reason' in found)) return expect.fail('recognised')
  expect(found).toMatchObject({ column, reason: { en: expect.stringContaining(words) } })
  expect(found.reason.vi.length).toBeLessThanOrEqual(300)
})

test('I2: a name that is too long with its kind is told at its column, and not stored', () => {
  const long = 'Đ'.repeat(118)
  const at = (name: string) => plan([[name, 'Xã', '', '07900', '', '', '01/07/2025']])
  expect(at(long).faults).toMatchObject([{ column: 'name', reason: { vi: expect.stringContaining('120') } }])
  expect(at(long).changes).toEqual([])
  const [change] = at(long.slice(1)).changes
  expect(formerUnit.parse(change?.former).name).toHaveLength(120)
})
