import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setImmediate as breathe } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import type { SheetFile, SheetFormat } from '#contract/directory'
import { guarded } from './guard.ts'

/** A sheet as it is written: texts only. */
export interface Sheet {
  title: string
  /** Lines over the headings, of an XLSX file only: what the sheet is of. None unless told. */
  above?: readonly string[]
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

/** As many rows at once: some milliseconds of work. */
const ROWS = 100

/** Row after row into the file, with a pause after each part: a sheet of a whole country holds up nobody else. */
async function xlsxOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const stream = new PassThrough()
  const bytes = buffer(stream)
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: true })
  for (const { title, above = [], headings, rows } of sheets) {
    const sheet = workbook.addWorksheet(title, { views: [{ state: 'frozen', ySplit: above.length + 1 }] })
    sheet.columns = headings.map((heading, index) => {
      const longest = rows.reduce((most, row) => Math.max(most, (row[index] ?? '').length), heading.length)
      const width = Math.min(WIDEST, Math.max(NARROWEST, longest + 2))
      // A cell that is typed over stays text: no zero in front is lost, nothing becomes a formula.
      return { width, style: { numFmt: TEXT_FORMAT } }
    })
    for (const line of above) sheet.addRow([line]).commit()
    const heading = sheet.addRow([...headings])
    heading.font = { bold: true }
    heading.commit()
    for (const [index, row] of rows.entries()) {
      if (index % ROWS === ROWS - 1) await breathe()
      sheet.addRow([...row]).commit()
    }
    sheet.commit()
  }
  const [whole] = await Promise.all([bytes, workbook.commit()])
  return whole
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
