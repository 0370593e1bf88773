import { z } from 'zod'
import { MAX_DIRECTORY_BYTES, MAX_DIRECTORY_ROWS, sheetFile, sheetFormat } from '../directory/index.ts'
import { nothing } from '../frame.ts'
import { siteId } from '../ids.ts'
import { formerEntry, lineagePreview, MAX_FORMER_UNITS } from '../lineage/index.ts'
import { humanText, opaqueId } from '../protocol.ts'
import type { Operation } from './operation.ts'

const count = z.number().int().min(0).max(MAX_DIRECTORY_ROWS)

/** What units were called before they were merged or renamed: imports and searches know them by it. */
export const lineageOperations = {
  'lineage.list': {
    right: 'read',
    summary: 'Former units with the unit that each lies in now; text is matched with diacritics folded',
    body: z.strictObject({
      text: humanText(100).optional(),
      /** Those that lie in this unit now. */
      site: siteId.optional(),
      offset: z.number().int().min(0).optional(),
      limit: z.number().int().min(1).max(500).optional(),
    }),
    reply: z.strictObject({
      total: z.number().int().min(0).max(MAX_FORMER_UNITS),
      formers: z.array(z.strictObject({ ...formerEntry.shape, label: humanText(200) })).max(500),
    }),
  },
  'lineage.import-preview': {
    right: 'sites',
    summary:
      'Reads a file of former units and says what it would write and which rows are wrong; nothing is stored',
    body: z.strictObject({
      /** XLSX or CSV, at most 1 MiB; over HTTP only, for it is larger than a frame. */
      base64: z
        .base64()
        .min(1)
        .max(Math.ceil(MAX_DIRECTORY_BYTES / 3) * 4),
    }),
    reply: lineagePreview,
  },
  'lineage.import-confirm': {
    right: 'sites',
    summary:
      'Stores what a preview of former units showed, all of it or nothing; its wrong rows are left out',
    body: z.strictObject({ preview: opaqueId }),
    reply: z.strictObject({ added: count, changed: count, unchanged: count }),
  },
  'lineage.remove': {
    right: 'sites',
    summary: 'Takes a former unit out: it was entered by mistake',
    body: z.strictObject({ former: opaqueId }),
    reply: nothing,
  },
  'lineage.template': {
    right: 'sites',
    summary: 'An empty sheet of former units with examples and explanations',
    body: z.strictObject({ format: sheetFormat }),
    reply: z.strictObject({ file: sheetFile }),
  },
} satisfies Record<string, Operation>
export type LineageOperations = typeof lineageOperations
