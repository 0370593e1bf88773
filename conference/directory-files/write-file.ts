import ExcelJS from 'exceljs'
import type { SheetFile, SheetFormat } from '#contract/directory'
import { guarded } from './guard.ts'

/** A sheet as it is written: texts only. */
export interface Sheet {
  title: string
  headings: readonly string[]
  rows: readonly (readonly string[])[]
}

const MIME = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

export interface WriteOptions {
  /** Without its ending. */
  name: string
  format: SheetFormat
  /** Of CSV. */
  separator?: ',' | ';' | undefined
}

/** The first sheet is the file's; a CSV file has no other. No cell of it is a formula (X4). */
export async function writeFile(sheets: readonly Sheet[], options: WriteOptions): Promise<SheetFile> {
  const { name, format, separator = ',' } = options
  const bytes = format === 'xlsx' ? await xlsxOf(sheets) : await csvOf(sheets.slice(0, 1), separator)
  return { name: `${name}.${format}`, mime: MIME[format], base64: bytes.toString('base64') }
}

const TEXT_FORMAT = '@'
const [NARROWEST, WIDEST] = [12, 60]

async function xlsxOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  for (const { title, headings, rows } of sheets) {
    const sheet = workbook.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.addRow([...headings]).font = { bold: true }
    for (const row of rows) sheet.addRow([...row])
    for (const [index, heading] of headings.entries()) {
      const longest = Math.max(heading.length, ...rows.map((row) => (row[index] ?? '').length))
      const column = sheet.getColumn(index + 1)
      column.width = Math.min(WIDEST, Math.max(NARROWEST, longest + 2))
      // A cell that is typed over stays text: no zero in front is lost, nothing becomes a formula.
      column.numFmt = TEXT_FORMAT
    }
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

async function csvOf([sheet]: readonly Sheet[], delimiter: string): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  const written = workbook.addWorksheet('csv')
  for (const row of sheet ? [sheet.headings, ...sheet.rows] : []) written.addRow(row.map(guarded))
  const options = {
    formatterOptions: { delimiter, rowDelimiter: '\r\n', writeBOM: true },
    map: (value: unknown) => value,
  }
  return Buffer.from(await workbook.csv.writeBuffer(options))
}
