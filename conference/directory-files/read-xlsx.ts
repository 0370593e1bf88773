import ExcelJS from 'exceljs'
import type { SheetRow } from '#conference/directory'
import { bounds } from './bounds.ts'
import { pack } from './pack.ts'
import { tooLarge, unreadable } from './unreadable.ts'
import { unzip } from './unzip.ts'

/** What the cells of a sheet need; nothing else of the file is looked at (X3). */
const WANTED =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/

/** Parts of a sheet that name ranges of cells, each of which the library would walk through, or that no cell needs. */
const PASSED_OVER = [
  ...['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'autoFilter', 'mergeCells', 'rowBreaks'],
  ...['hyperlinks', 'pageMargins', 'dataValidations', 'pageSetup', 'headerFooter', 'printOptions', 'picture'],
  ...['drawing', 'sheetProtection', 'tableParts', 'conditionalFormatting', 'extLst', 'legacyDrawing'],
]

/** The rows of the first sheet of an .xlsx file as texts. Throws Refusal. */
export async function readXlsx(file: Buffer): Promise<SheetRow[]> {
  const parts = unzip(file, (name) => WANTED.test(name))
  const workbook = parts.get('xl/workbook.xml')
  if (!workbook) throw unreadable('không phải tệp .xlsx', 'this is no .xlsx file')
  // Names are of ranges too.
  const plain = workbook.toString('utf8').replace(/<definedNames[\s>][\s\S]*?<\/definedNames>/g, '')
  if (plain.includes('definedName')) throw unreadable('tệp .xlsx bị hỏng', 'the .xlsx file is broken')
  parts.set('xl/workbook.xml', Buffer.from(plain))
  return rowsOf(await load(pack(parts)))
}

async function load(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  const options = { maxRows: bounds.rows + 20, maxCols: bounds.columns, ignoreNodes: PASSED_OVER }
  const copy = new ArrayBuffer(bytes.length)
  new Uint8Array(copy).set(bytes)
  try {
    return await workbook.xlsx.load(copy, options)
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    if (/^Max row count/.test(reason)) throw tooLarge('rows', bounds.rows)
    if (/^Max column count/.test(reason)) throw tooLarge('columns', bounds.columns)
    throw unreadable('tệp .xlsx bị hỏng', 'the .xlsx file is broken')
  }
}

function rowsOf({ worksheets: [sheet] }: ExcelJS.Workbook): SheetRow[] {
  if (!sheet) throw unreadable('tệp không có trang tính nào', 'the file has no sheet')
  const rows: SheetRow[] = []
  let count = 0
  sheet.eachRow((row, number) => {
    const cells = new Map<number, string>()
    row.eachCell((cell, index) => {
      count++
      const text = textOf(cell.value)
      if (text.length > bounds.cellCharacters) throw tooLarge('characters', bounds.cellCharacters)
      if (text !== '') cells.set(index, text)
    })
    if (count > bounds.cells) throw tooLarge('cells', bounds.cells)
    if (cells.size > 0) rows.push({ row: number, cells })
  })
  return rows
}

/** As people see the cell; of a formula what it came to, which is never computed here (X4). */
function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  // A decimal point would read as one of thousands.
  if (typeof value === 'number') return String(value).replace('.', ',')
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('text' in value) return typeof value.text === 'string' ? value.text : textOf(value.text)
  if ('error' in value) return value.error
  return 'result' in value ? textOf(value.result) : ''
}
