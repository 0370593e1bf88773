import { Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import type { SheetRow } from '#conference/directory'
import { bounds } from './bounds.ts'
import { unguarded } from './guard.ts'
import { tooLarge, unreadable } from './unreadable.ts'

/** The rows of a CSV file in UTF-8, with or without a mark at its beginning, separated by `,` or `;`. Throws Refusal. */
export async function readCsv(file: Buffer): Promise<SheetRow[]> {
  const text = decoded(file)
  // The separator of the headings is that of the file; a cell in quotes has neither.
  const head = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const delimiter = head.split(';').length > head.split(',').length ? ';' : ','
  const rows: SheetRow[] = []
  let count = 0
  const sheet = await parse(text, delimiter)
  if (sheet.rowCount > bounds.rows + 20) throw tooLarge('rows', bounds.rows)
  sheet.eachRow((row, number) => {
    const cells = new Map<number, string>()
    row.eachCell((cell, index) => {
      if (index > bounds.columns) throw tooLarge('columns', bounds.columns)
      if (++count > bounds.cells) throw tooLarge('cells', bounds.cells)
      const value = String(cell.value ?? '')
      if (value.length > bounds.cellCharacters) throw tooLarge('characters', bounds.cellCharacters)
      if (value !== '') cells.set(index, unguarded(value))
    })
    if (cells.size > 0) rows.push({ row: number, cells })
  })
  return rows
}

async function parse(text: string, delimiter: string): Promise<ExcelJS.Worksheet> {
  try {
    const options = {
      map: (value: unknown) => value,
      parserOptions: { delimiter, maxRows: bounds.rows + 21 },
    }
    return await new ExcelJS.Workbook().csv.read(Readable.from([text]), options)
  } catch {
    throw unreadable('tệp CSV có dấu ngoặc kép chưa đóng', 'the CSV file has a quote that is not closed')
  }
}

function decoded(file: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    throw unreadable('tệp CSV không phải UTF-8', 'the CSV file is not in UTF-8')
  }
}
