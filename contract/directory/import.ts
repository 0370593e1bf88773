import { z } from 'zod'
import { siteId } from '../ids.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'
import { bilingual } from '../readiness/words.ts'
import { directoryColumn, directoryField } from './fields.ts'

/** The largest file that is read, in bytes. */
export const MAX_DIRECTORY_BYTES = 1024 * 1024
/** Rows below the headings; the largest province has fewer than 200 sites. */
export const MAX_DIRECTORY_ROWS = 2000
/** As many faults are named at once; the rest when these are mended. */
export const MAX_FAULTS_NAMED = 500

const cellText = z.string().max(600)

/** What is wrong in one cell of a file. */
export const rowFault = z.strictObject({
  /** As the sheet counts: the headings are in row 1 of the template. */
  row: z.number().int().min(1),
  column: directoryColumn,
  /** As the sheet writes it: `F`; null: the file has no such column. */
  letter: z
    .string()
    .regex(/^[A-Z]{1,3}$/)
    .nullable(),
  heading: humanText(120),
  /** What stands there, cut. */
  value: cellText,
  reason: bilingual(300),
})
export type RowFault = z.infer<typeof rowFault>

export const fieldChange = z.strictObject({ field: directoryField, before: cellText, after: cellText })
export type FieldChange = z.infer<typeof fieldChange>

/** What a row would change. */
export const rowChange = z.strictObject({
  row: z.number().int().min(1),
  site: siteId,
  label: humanText(200),
  /** `added`: nothing is known of the site yet. */
  kind: z.enum(['added', 'changed']),
  fields: z.array(fieldChange).min(1).max(directoryField.options.length),
})
export type RowChange = z.infer<typeof rowChange>

const count = z.number().int().min(0).max(MAX_DIRECTORY_ROWS)

/** What a file would do, before anything is stored. It can be confirmed until `expiresAt`. */
export const importPreview = z.strictObject({
  preview: opaqueId,
  expiresAt: moment,
  /** Rows that say something. */
  rows: count,
  /** Rows that can be stored: those that add, change, or say what is known already. */
  good: count,
  added: count,
  changed: count,
  unchanged: count,
  /** Rows with faults; they are left out when the others are stored. */
  wrong: count,
  changes: z.array(rowChange).max(MAX_DIRECTORY_ROWS),
  faults: z.array(rowFault).max(MAX_FAULTS_NAMED),
  /** Sites that were recognised by a name that they no longer have. */
  renamed: z
    .array(
      z.strictObject({
        row: z.number().int().min(1),
        site: siteId,
        was: humanText(120),
        label: humanText(200),
      }),
    )
    .max(MAX_DIRECTORY_ROWS),
})
export type ImportPreview = z.infer<typeof importPreview>

export const sheetFormat = z.enum(['xlsx', 'csv'])
export type SheetFormat = z.infer<typeof sheetFormat>

/** A file in a message. */
export const sheetFile = z.strictObject({
  name: humanText(120),
  mime: z.string().max(100),
  base64: z.base64().max(Math.ceil((8 * MAX_DIRECTORY_BYTES) / 3) * 4),
})
export type SheetFile = z.infer<typeof sheetFile>
