import { expect, test } from 'vitest'
import { readFile } from '#conference/directory-files'
import { type SheetOf, sheetOf } from './sheet.ts'

const giaoBan: SheetOf = {
  ...{ title: 'Giao ban tháng 11', unit: 'Trung ương', node: 'VN-25', by: 'Tỉnh Phú Thọ' },
  ...{ startsAt: Date.UTC(2026, 10, 23, 17, 30), at: Date.UTC(2026, 10, 24, 4) },
}
const fileOf = (of: Partial<SheetOf>, format: 'csv' | 'xlsx' = 'xlsx') =>
  sheetOf([], { of: { ...giaoBan, ...of }, format, separator: ',' })

test('N91: in XLSX lines over the table say which session it is of', async () => {
  const { base64 } = await fileOf({})
  const lines = (await readFile(Buffer.from(base64, 'base64'))).map(({ cells }) => [...cells.values()])
  expect(lines.slice(0, 3)).toEqual([
    ['Phiên họp: Giao ban tháng 11'],
    ['Đơn vị: Trung ương. Bắt đầu: 00:30 ngày 24/11/2026'],
    ['Bảng do Tỉnh Phú Thọ lập lúc 11:00 ngày 24/11/2026'],
  ])
  expect(lines.at(-1)?.slice(0, 2)).toEqual(['Mã', 'Điểm cầu'])
})

test.each([
  [{}, 'tham-du-VN-25-2026-11-24-0030-giao-ban-thang-11'],
  [{ title: '../=Họp: Đất/đai?' }, 'tham-du-VN-25-2026-11-24-0030-hop-dat-dai'],
  [{ title: '…' }, 'tham-du-VN-25-2026-11-24-0030'],
  [
    { title: 'Hòa '.repeat(60), startsAt: Date.UTC(2026, 10, 24, 7) },
    `tham-du-VN-25-2026-11-24-1400${'-hoa'.repeat(10)}`,
  ],
])('N91: the file of %o is named by the start and the title', async (of, name) => {
  expect((await fileOf(of)).name).toBe(`${name}.xlsx`)
  expect((await fileOf(of, 'csv')).name).toBe(`${name}.csv`)
})
