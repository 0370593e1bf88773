import { z } from 'zod'
import { siteId } from '../ids.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'

/** A unit as it was called before it was merged or renamed, and the unit that it lies in now. */
export const formerUnit = z.strictObject({
  /** With its kind: `Xã Kim Đức`. */
  name: humanText(120).pipe(z.string().min(1)),
  /** What it belonged to; empty: not told. */
  district: humanText(120),
  province: humanText(120),
  /** Its code then; empty: not told. */
  code: z.string().regex(/^(\d{2}|\d{5})?$/),
  site: siteId,
  /** The document that merged or renamed it. */
  document: humanText(120),
  /** The first day on which it was no longer called so. */
  from: z.iso.date(),
})
export type FormerUnit = z.infer<typeof formerUnit>

/** A former unit as it is stored. */
export const formerEntry = z.strictObject({
  id: opaqueId,
  former: formerUnit,
  at: moment,
  by: humanText(120),
})
export type FormerEntry = z.infer<typeof formerEntry>

/** The columns of the sheet of former units. */
export const formerColumn = z.enum([
  'code',
  'kind',
  'name',
  'district',
  'province',
  'site',
  'unit',
  'document',
  'from',
])
export type FormerColumn = z.infer<typeof formerColumn>

/** As many former units are kept by a node: before 1 July 2025 there were some 10,700. */
export const MAX_FORMER_UNITS = 20_000
