import type { SheetRow } from '#conference/directory'
import { bounds } from './bounds.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { tooLarge, unreadable } from './unreadable.ts'

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1')
/** Of the files of Excel before 2007, and of .xlsx files with a password. */
const OLE = Buffer.from('d0cf11e0', 'hex')

/**
 * The rows of a file as texts; it is known by how it begins, not by its name (X1). Throws Refusal
 * `directory.file-unreadable`, `directory.file-too-large`.
 */
export async function readFile(file: Buffer): Promise<SheetRow[]> {
  if (file.length > bounds.bytes) throw tooLarge('bytes', bounds.bytes)
  if (file.subarray(0, 4).equals(ZIP)) return readXlsx(file)
  if (file.subarray(0, 4).equals(OLE))
    throw unreadable(
      'tệp .xls đời cũ hoặc có mật khẩu, hãy lưu lại thành .xlsx không mật khẩu',
      'an old .xls file, or one with a password: save it as .xlsx without one',
    )
  if (file.includes(0))
    throw unreadable('không phải tệp .xlsx hay CSV', 'this is neither an .xlsx nor a CSV file')
  return readCsv(file)
}
