import { z } from 'zod'
import {
  directoryEntry,
  focalPerson,
  importPreview,
  MAX_DIRECTORY_BYTES,
  MAX_DIRECTORY_ROWS,
  MAX_PERSONS_TOLD,
  namedPersons,
  sheetFile,
  sheetFormat,
  siteRecord,
} from '../directory/index.ts'
import { siteId } from '../ids.ts'
import { humanText, opaqueId, revision } from '../protocol.ts'
import type { Operation } from './operation.ts'

const count = z.number().int().min(0).max(MAX_DIRECTORY_ROWS)
const ofSite = {
  site: siteId,
  label: humanText(200),
  /** Null: nothing is known of it. */
  entry: directoryEntry.nullable(),
  /** Who is to be called today: the principal, or a deputy; null: nobody is named. */
  focal: focalPerson.nullable(),
}

/** The directory of this node's own sites: rooms, equipment, lines, focal persons. */
export const directoryOperations = {
  'directory.list': {
    right: 'read',
    summary:
      "The directory of this node's own sites; `unnamed` keeps those without a focal person today; text is matched with diacritics folded",
    body: z.strictObject({
      text: humanText(100).optional(),
      unnamed: z.boolean().optional(),
      offset: z.number().int().min(0).optional(),
      limit: z.number().int().min(1).max(500).optional(),
    }),
    reply: z.strictObject({
      total: count,
      /** Of all sites of this node, how many have no focal person today. */
      unnamed: count,
      sites: z.array(z.strictObject(ofSite)).max(500),
    }),
  },
  'directory.get': {
    right: 'read',
    summary: 'What the directory says of one site of this node',
    body: z.strictObject({ site: siteId }),
    reply: z.strictObject(ofSite),
  },
  'directory.history': {
    right: 'read',
    summary: 'Who was named a focal person of a site when, by which document, the newest change first',
    body: z.strictObject({ site: siteId }),
    reply: z.strictObject({ changes: z.array(namedPersons).max(MAX_PERSONS_TOLD) }),
  },
  'directory.set': {
    right: 'sites',
    summary: 'Writes the record of a site as a whole; `seen` is the revision that the caller saw, 0: none',
    body: z.strictObject({ record: siteRecord, seen: revision }),
    reply: z.strictObject({ revision }),
  },
  'directory.import-preview': {
    right: 'sites',
    summary:
      'Reads an XLSX or CSV file and says what it would change and which rows are wrong; nothing is stored',
    body: z.strictObject({
      /** The file, at most 1 MiB; over HTTP only, for it is larger than a frame. */
      base64: z
        .base64()
        .min(1)
        .max(Math.ceil(MAX_DIRECTORY_BYTES / 3) * 4),
    }),
    reply: importPreview,
  },
  'directory.import-confirm': {
    right: 'sites',
    summary: 'Stores what a preview showed, all of it or nothing; its wrong rows are left out',
    body: z.strictObject({ preview: opaqueId }),
    reply: z.strictObject({ added: count, changed: count, unchanged: count }),
  },
  'directory.template': {
    right: 'sites',
    summary: 'An empty sheet with the sites of this node, examples and explanations',
    body: z.strictObject({ format: sheetFormat }),
    reply: z.strictObject({ file: sheetFile }),
  },
  'directory.export': {
    right: 'sites',
    summary: 'What is stored, as a sheet that can be imported again',
    body: z.strictObject({
      format: sheetFormat,
      /** Of CSV; `,` unless told. */
      separator: z.enum([',', ';']).optional(),
    }),
    reply: z.strictObject({ file: sheetFile }),
  },
} satisfies Record<string, Operation>
export type DirectoryOperations = typeof directoryOperations
