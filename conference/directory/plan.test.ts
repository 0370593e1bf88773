import { expect, test } from 'vitest'
import type { SiteRecord } from '#contract/directory'
import { columns, fieldsOf, findHeadings, type KnownSite, planImport, recogniserOf } from './index.ts'

const known: KnownSite[] = [
  { site: 'VN-25', label: 'Tỉnh Phú Thọ', names: ['Tỉnh Phú Thọ'] },
  { site: 'VN-25-07900', label: 'PTO - Phường Việt Trì', names: ['Phường Việt Trì'] },
  { site: 'VN-25-08152', label: 'PTO - Xã Hạ Hòa', names: ['Xã Hạ Hòa'] },
  { site: 'VN-25-08153', label: 'PTO - Phường Tân Phú', names: ['Phường Tân Phú', 'Xã Tân Phú'] },
  { site: 'VN-25-08154', label: 'PTO - Xã Hà Hoà', names: ['Xã Hà Hoà'] },
]
const recognise = recogniserOf(known, { id: 'VN-25', label: 'Tỉnh Phú Thọ' })
const cellsOf = (texts: readonly string[]) => new Map(texts.map((text, index) => [index + 1, text]))
const plan = (rows: readonly (readonly string[])[], stored: readonly SiteRecord[] = []) => {
  const read = rows.map((texts, index) => ({ row: index + 1, cells: cellsOf(texts) }))
  const headings = findHeadings(read)
  if (!('at' in headings)) return expect.fail('no headings')
  return planImport({
    ...{ headings, rows: read, recognise },
    stored: (site) => stored.find((each) => each.site === site),
  })
}
const heading = ['Mã đơn vị', 'Tên đơn vị', 'Đầu mối chính: họ tên', 'Đầu mối chính: điện thoại', 'Ghi chú']

test.each([
  ['07900', '', 'VN-25-07900'],
  ['7900', 'phuong viet tri', 'VN-25-07900'],
  ['VN-25', '', 'VN-25'],
  ['', 'PHƯỜNG VIỆT TRÌ', 'VN-25-07900'],
  ['', 'Xã Hạ Hoà', 'VN-25-08152'],
  ['', 'Xã Tân Phú', 'VN-25-08153'],
  ['', 'Xã Hà Hoà', 'VN-25-08154'],
])('F8: code “%s” and name “%s” are %s', (code, name, expected) => {
  const found = recognise(code, name)
  expect('site' in found ? found.site.site : found.reason.en).toBe(expected)
})

test.each([
  ['00004', '', 'code', 'No unit of'],
  ['07900', 'Xã Hạ Hòa', 'name', 'Phường Việt Trì'],
  ['', 'Xã Không Có', 'name', 'No unit of'],
  ['', 'xa ha hoa', 'name', 'VN-25-08152 (Xã Hạ Hòa); VN-25-08154 (Xã Hà Hoà)'],
  ['', '', 'code', 'Neither'],
])('F8: code “%s” and name “%s” are refused at the %s', (code, name, column, words) => {
  const found = recognise(code, name)
  if (!('reason' in found)) return expect.fail('recognised')
  expect(found).toMatchObject({ column, reason: { en: expect.stringContaining(words) } })
})

test('F8: a name that the unit had before is told', () => {
  const { renamed } = plan([heading, ['', 'Xã Tân Phú', 'Hà', '0912345678', '']])
  expect(renamed).toEqual([{ row: 2, site: 'VN-25-08153', was: 'Xã Tân Phú', label: 'PTO - Phường Tân Phú' }])
})

test('F9: headings are found below a title, by any of their names, and each once', () => {
  const rows = (...texts: string[][]) => texts.map((row, index) => ({ row: index + 1, cells: cellsOf(row) }))
  const below = findHeadings(rows(['Danh bạ năm 2026'], ['notes', 'Unit name', 'Cột lạ', 'KIND']))
  if (!('at' in below)) return expect.fail('no headings')
  expect([below.row, [...below.at]]).toEqual([
    2,
    [
      ['notes', 1],
      ['name', 2],
      ['kind', 4],
    ],
  ])
  expect(findHeadings(rows(['Mã đơn vị', 'Ghi chú', 'ghi chu']))).toEqual({ twice: 'ghi chu' })
  expect(findHeadings(rows(['Ghi chú', 'Loa']))).toEqual({ missing: true })
  expect(findHeadings(rows(['Mã đơn vị', 'lạ']))).toEqual({ missing: true })
  expect(new Set(columns.flatMap(({ vi, en }) => [vi, en])).size).toBeGreaterThanOrEqual(
    columns.length * 2 - 2,
  )
})

test('F10: faults have row, letter, heading and reason, and keep no other row from being stored', () => {
  const { faults, changes, wrong, rows } = plan([
    heading,
    ['07900', '', 'Hà', '12', ''],
    ['08152', '', 'Nam', '0912345678', ''],
    ['99999', '', '', '', 'x'],
  ])
  expect({ wrong, rows }).toEqual({ wrong: 2, rows: 3 })
  expect(changes.map(({ site }) => site)).toEqual(['VN-25-08152'])
  expect(faults.map(({ row, letter, column, value }) => [row, letter, column, value])).toEqual([
    [2, 'D', 'principal.phone', '12'],
    [4, 'A', 'code', '99999'],
  ])
  for (const { reason, heading: named } of faults) {
    expect(named.length).toBeGreaterThan(3)
    expect(reason.vi).not.toBe(reason.en)
  }
})

test('F11: a column that the file has is as it says, others stay; a row of nothing but its site says nothing', () => {
  const [record] = plan([heading, ['07900', '', 'Hà', '0912345678', 'cũ']]).records
  if (!record) return expect.fail('nothing planned')
  const stored = [{ ...record, room: { name: 'Phòng 2', address: '' } }]
  const { changes, records, rows } = plan(
    [heading.slice(0, 4).concat('Ghi chú'), ['07900', '', 'Hà', '0987654321', ''], ['08152', 'Xã Hạ Hòa']],
    stored,
  )
  expect(rows).toBe(1)
  expect(changes).toMatchObject([{ kind: 'changed', row: 2 }])
  expect(changes[0]?.fields).toEqual([
    { field: 'principal.phone', before: '0912345678', after: '0987654321' },
    { field: 'notes', before: 'cũ', after: '' },
  ])
  expect(records[0]?.room.name).toBe('Phòng 2')
})

test('F12: the second row of a site is wrong and names the first', () => {
  const { faults, changes } = plan([
    heading,
    ['07900', '', 'Hà', '0912345678', ''],
    ['', 'Phường Việt Trì', 'Nam', '0912345678', ''],
  ])
  expect(changes.length).toBe(1)
  expect(faults).toMatchObject([{ row: 3, column: 'code', reason: { en: expect.stringContaining('row 2') } }])
})

test('F13: the same again changes nothing', () => {
  const rows = [heading, ['07900', '', 'Hà', '+84912345678', 'a'], ['08152', '', 'Nam', '0912.345.678', 'b']]
  const { records } = plan(rows)
  expect(records.length).toBe(2)
  expect(plan(rows, records)).toMatchObject({ changes: [], unchanged: 2, wrong: 0 })
  const whole = [
    columns.map(({ vi }) => vi),
    ['07900', '', ...columns.slice(2).map(({ example }) => example)],
  ]
  const [example] = plan(whole).records
  if (!example) return expect.fail(JSON.stringify(plan(whole).faults))
  const exported = columns.map(({ key }) => ({ code: '07900', name: '', ...fieldsOf(example) })[key])
  expect(plan([columns.map(({ vi }) => vi), exported], [example])).toMatchObject({
    changes: [],
    unchanged: 1,
  })
})
