import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { Refusal } from '#contract'
import { readFile, writeFile } from './index.ts'
import { pack } from './pack.ts'
import { unzip } from './unzip.ts'

const refused =
  (code: string, words = '') =>
  (error: unknown) =>
    error instanceof Refusal && error.code === code && error.body.message.en.includes(words)
const texts = async (file: Buffer) => (await readFile(file)).map(({ cells }) => [...cells.values()])
const bytesOf = async (sheet: (workbook: ExcelJS.Workbook) => void) => {
  const workbook = new ExcelJS.Workbook()
  sheet(workbook)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
/** The file with one of its parts changed. */
const changed = (file: Buffer, name: string, change: (xml: string) => string) => {
  const parts = unzip(file, () => true)
  parts.set(name, Buffer.from(change(parts.get(name)?.toString() ?? '')))
  return pack(parts)
}
const nasty = [
  '=1+1',
  '+84912',
  '-5',
  '@SUM(A1)',
  '\t=1',
  '\r=1+1',
  '=HYPERLINK("http://x","a")',
  "=cmd|' /C calc'!A0",
  "'=x",
  "o'k",
  'a"b',
  'x;y,z',
  '00012',
  'Hạ Hòa',
  'dòng\nhai',
]

test.each([
  ['xlsx', undefined],
  ['csv', ','],
  ['csv', ';'],
] as const)('X4 X5: %s %s gives the same texts again, and holds no formula', async (format, separator) => {
  const sheet = { title: 'Danh bạ', headings: nasty.map((_, index) => `Cột ${index}`), rows: [nasty] }
  const { base64 } = await writeFile([sheet], { name: 'thử', format, separator })
  const bytes = Buffer.from(base64, 'base64')
  // XML has line feeds only.
  const kept = nasty.map((text) => (format === 'xlsx' ? text.replace('\r', '\n') : text))
  expect(await texts(bytes)).toEqual([sheet.headings, kept])
  if (format === 'csv') {
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf')
    const fields =
      bytes
        .toString()
        .split('\r\n')[1]
        ?.split(separator ?? ',') ?? []
    expect(fields.filter((field) => /^"?[=+\-@\t\r]/.test(field))).toEqual([])
  } else {
    const parts = unzip(bytes, (name) => name.startsWith('xl/worksheets/'))
    expect([...parts.values()].join('')).not.toMatch(/<f[\s>]/)
  }
})

test('X5 X6: a long sheet lets others work meanwhile, and all of it is text of fitting width', async () => {
  const rows = Array.from({ length: 1900 }, (_, index) => [`VN-25-${index}`, 'Xã Hạ Hòa', ''])
  const headings = ['Mã', 'Tên', 'Một tiêu đề dài hơn mọi ô']
  // The work of each turn of the loop; of the process, so that waiting for a processor does not count.
  const work: number[] = []
  let isWritten = false
  const turn = (before: NodeJS.CpuUsage) => {
    const { user, system } = process.cpuUsage(before)
    work.push(user + system)
    if (!isWritten) setImmediate(turn, process.cpuUsage())
  }
  turn(process.cpuUsage())
  const { base64 } = await writeFile([{ title: 'Tham dự', headings, rows }], { name: 'x', format: 'xlsx' })
  isWritten = true
  expect(Math.max(...work)).toBeLessThan(work.reduce((sum, each) => sum + each, 0) / 2)
  const bytes = Buffer.from(base64, 'base64')
  expect(await texts(bytes)).toEqual([headings, ...rows.map((row) => row.filter((text) => text !== ''))])
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  const sheet = workbook.getWorksheet('Tham dự')
  expect(sheet?.views).toMatchObject([{ state: 'frozen', ySplit: 1 }])
  expect(sheet?.getCell('A1').font.bold).toBe(true)
  expect(['A1', 'A2', 'B1901', 'C1990'].map((cell) => sheet?.getCell(cell).numFmt)).toEqual(
    Array(4).fill('@'),
  )
  expect([1, 2, 3].map((column) => sheet?.getColumn(column).width)).toEqual([12, 12, 27])
})

test('X6: lines over the headings stand in an XLSX file alone, and stay in sight with them', async () => {
  const sheet = { title: 'Tham dự', above: ['=Giao ban', ''], headings: ['Mã', 'Tên'], rows: [['1', 'Hòa']] }
  const written = async (format: 'xlsx' | 'csv') =>
    Buffer.from((await writeFile([sheet], { name: 'x', format })).base64, 'base64')
  expect(await texts(await written('csv'))).toEqual([sheet.headings, ...sheet.rows])
  const bytes = await written('xlsx')
  expect((await texts(bytes)).filter((row) => row.length > 0)).toEqual([
    ...[['=Giao ban'], sheet.headings],
    ...sheet.rows,
  ])
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  const read = workbook.getWorksheet('Tham dự')
  expect(read?.views).toMatchObject([{ state: 'frozen', ySplit: 3 }])
  expect([read?.getCell('A1').font?.bold, read?.getCell('A3').font.bold]).toEqual([undefined, true])
})

test('X3: parts that are named out of the file, oddly or after properties of objects are passed over', async () => {
  const plain = await bytesOf((workbook) => workbook.addWorksheet('a').addRow(['Mã đơn vị', 'Ghi chú']))
  const parts = unzip(plain, () => true)
  for (const name of [
    ...['../../tmp/thoat.xml', '/etc/passwd', 'xl/../../a.xml', 'C:\\a.xml', '__proto__', 'constructor'],
    ...['xl/worksheets/../../sheet9.xml', 'xl/worksheets/sheet1.xml\u0000.exe', 'a'.repeat(5000), ''],
  ])
    parts.set(name, Buffer.from('<a/>'))
  expect(await texts(pack(parts))).toEqual([['Mã đơn vị', 'Ghi chú']])
})

test('X4: a formula of a foreign file is not computed: its result counts', async () => {
  const file = await bytesOf((workbook) => {
    const row = [{ formula: 'HYPERLINK("http://x","07900")', result: '07900' }, { formula: '1+1' }, '=2+2']
    workbook.addWorksheet('a').addRow(row)
  })
  expect(await texts(file)).toEqual([['07900', '=2+2']])
})

test('X3: numbers, days, rich text and links are read as people see them, of the first sheet alone', async () => {
  const file = await bytesOf((workbook) => {
    const link = { text: 'a@b.vn', hyperlink: 'mailto:a@b.vn' }
    const rich = { richText: [{ text: 'Việt ' }, { text: 'Trì' }] }
    workbook.addWorksheet('a').addRow([7900, 2.5, new Date('2026-07-01T00:00:00Z'), rich, link, true])
    workbook.addWorksheet('b').addRow(['nobody reads this'])
  })
  expect(await texts(file)).toEqual([['7900', '2,5', '2026-07-01', 'Việt Trì', 'a@b.vn', '1']])
})

describe('X2', () => {
  const sheetXml = 'xl/worksheets/sheet1.xml'
  const small = () => bytesOf((workbook) => workbook.addWorksheet('a').addRow(['Mã đơn vị', 'Ghi chú']))

  test('a bomb is refused for what it becomes, whatever it says', async () => {
    const bomb = changed(await small(), sheetXml, (xml) => xml + ' '.repeat(13 * 1024 * 1024))
    const zipped = compressed(bomb)
    expect(zipped.length).toBeLessThan(100_000)
    await expect(readFile(zipped)).rejects.toSatisfy(refused('directory.file-too-large', 'bytes'))
    // It claims to be a small one.
    const lying = compressed(bomb, 10)
    await expect(readFile(lying)).rejects.toSatisfy(refused('directory.file-too-large', 'bytes'))
  })

  test('many rows, columns, characters and bytes are refused by name', async () => {
    const rows = (count: number, text: string) =>
      bytesOf((workbook) => {
        const sheet = workbook.addWorksheet('a')
        for (let row = 0; row < count; row++) sheet.addRow([text])
      })
    await expect(readFile(await rows(2100, 'x'))).rejects.toSatisfy(
      refused('directory.file-too-large', 'rows'),
    )
    await expect(readFile(await rows(1, 'x'.repeat(3000)))).rejects.toSatisfy(
      refused('directory.file-too-large', 'characters'),
    )
    const wide = await bytesOf((workbook) => workbook.addWorksheet('a').addRow(Array(200).fill('x')))
    await expect(readFile(wide)).rejects.toSatisfy(refused('directory.file-too-large', 'columns'))
    const csv = Buffer.from('a;b\r\n'.repeat(2100))
    await expect(readFile(csv)).rejects.toSatisfy(refused('directory.file-too-large', 'rows'))
    const long = Buffer.alloc(1024 * 1024 + 1, 'a')
    await expect(readFile(long)).rejects.toSatisfy(refused('directory.file-too-large', 'bytes'))
  })

  test('X3: ranges of the whole sheet cost nothing', async () => {
    const all = 'A1:XFD1048576'
    const merged = changed(await small(), sheetXml, (xml) =>
      xml.replace(
        '</sheetData>',
        `</sheetData><mergeCells count="1"><mergeCell ref="${all}"/></mergeCells><dataValidations count="1"><dataValidation type="list" sqref="${all}"><formula1>"a"</formula1></dataValidation></dataValidations>`,
      ),
    )
    const named = changed(merged, 'xl/workbook.xml', (xml) =>
      xml.replace(
        /(<\/sheets>)/,
        '$1<definedNames><definedName name="x">a!$A$1:$XFD$1048576</definedName></definedNames>',
      ),
    )
    const began = performance.now()
    expect(await texts(named)).toEqual([['Mã đơn vị', 'Ghi chú']])
    expect(performance.now() - began).toBeLessThan(2000)
    const hidden = changed(named, 'xl/workbook.xml', (xml) =>
      xml.replace('</definedNames>', '</definedNames >'),
    )
    await expect(readFile(hidden)).rejects.toSatisfy(refused('directory.file-unreadable'))
  })
})

test.each([
  ['an old .xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '.xlsx'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'neither'],
  ['Windows-1258', Buffer.from([0x4d, 0xe3, 0x20, 0xf0]), 'UTF-8'],
  ['a quote that is not closed', Buffer.from('"a;b\r\n1;2'), 'quote'],
  ['a cut .xlsx', Buffer.from('PK\u0003\u0004cut off'), 'broken'],
])('X1: %s is refused, with why', async (_what, file, words) => {
  await expect(readFile(file)).rejects.toSatisfy(refused('directory.file-unreadable', words))
})

test('X1: a CSV file without a mark and with line feeds alone is read', async () => {
  expect(await texts(Buffer.from('Mã đơn vị;Ghi chú\n07900;"a;b"\n'))).toEqual([
    ['Mã đơn vị', 'Ghi chú'],
    ['07900', 'a;b'],
  ])
})

/** The same parts, deflated; `claims`: the length that each says it becomes. */
function compressed(file: Buffer, claims?: number): Buffer {
  const zipped = new Map<string, { packed: Buffer; length: number }>()
  for (const [name, bytes] of unzippedWhole(file))
    zipped.set(name, { packed: deflateRawSync(bytes), length: claims ?? bytes.length })
  const plain = pack(new Map([...zipped].map(([name, { packed }]) => [name, packed])))
  // What was stored as such is what deflate made: say so in both heads of each part.
  for (let at = 0; at < plain.length - 4; at++) {
    const head = plain.readUInt32LE(at)
    const isLocal = head === 0x04034b50
    if (!isLocal && head !== 0x02014b50) continue
    plain.writeUInt16LE(8, at + (isLocal ? 8 : 10))
    const name = isLocal
      ? plain.toString('utf8', at + 30, at + 30 + plain.readUInt16LE(at + 26))
      : plain.toString('utf8', at + 46, at + 46 + plain.readUInt16LE(at + 28))
    plain.writeUInt32LE(zipped.get(name)?.length ?? 0, at + (isLocal ? 22 : 24))
  }
  return plain
}

/** Stored parts may be larger together than what is read. */
function unzippedWhole(file: Buffer): Map<string, Buffer> {
  const parts = new Map<string, Buffer>()
  for (let at = 0; file.readUInt32LE(at) === 0x04034b50; ) {
    const [length, name] = [file.readUInt32LE(at + 18), file.readUInt16LE(at + 26)]
    const from = at + 30 + name
    parts.set(file.toString('utf8', at + 30, from), file.subarray(from, from + length))
    at = from + length
  }
  return parts
}
