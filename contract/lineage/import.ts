import { z } from 'zod'
import { MAX_DIRECTORY_ROWS, MAX_FAULTS_NAMED } from '../directory/index.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'
import { bilingual } from '../readiness/words.ts'
import { formerColumn, formerUnit } from './former.ts'

const row = z.number().int().min(1)

/** What is wrong in one cell of a file of former units. */
export const formerFault = z.strictObject({
  row,
  column: formerColumn,
  /** As the sheet writes it: `F`; null: the file has no such column. */
  letter: z
    .string()
    .regex(/^[A-Z]{1,3}$/)
    .nullable(),
  heading: humanText(120),
  /** What stands there, cut. */
  value: z.string().max(600),
  reason: bilingual(300),
})
export type FormerFault = z.infer<typeof formerFault>

/** What a row would write; `changed`: its document, code or day. */
export const formerChange = z.strictObject({
  row,
  kind: z.enum(['added', 'changed']),
  former: formerUnit,
  /** Of the unit that it lies in now. */
  label: humanText(200),
})
export type FormerChange = z.infer<typeof formerChange>

const count = z.number().int().min(0).max(MAX_DIRECTORY_ROWS)

/** What a file of former units would do, before anything is stored. It can be confirmed until `expiresAt`. */
export const lineagePreview = z.strictObject({
  preview: opaqueId,
  expiresAt: moment,
  rows: count,
  added: count,
  changed: count,
  unchanged: count,
  /** Rows with faults; they are left out when the others are stored. */
  wrong: count,
  changes: z.array(formerChange).max(MAX_DIRECTORY_ROWS),
  faults: z.array(formerFault).max(MAX_FAULTS_NAMED),
})
export type LineagePreview = z.infer<typeof lineagePreview>
