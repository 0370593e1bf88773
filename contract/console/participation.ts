import { z } from 'zod'
import { sheetFile, sheetFormat } from '../directory/index.ts'
import { nodeId, siteId } from '../ids.ts'
import { participant, participationTotals, provinceTotals } from '../participation/index.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'
import type { Operation } from './operation.ts'

/** As many sites are told at once. */
const MOST = 200

/** Whom a list is about: `away` came and is not there now; `spoke` had its microphone open. */
export const participationFilter = z.enum(['on-time', 'late', 'absent', 'away', 'unknown', 'spoke'])
export type ParticipationFilter = z.infer<typeof participationFilter>

/** How sites took part in a session, as the record of this node tells it. */
export const participationOperations = {
  'participation.get': {
    right: 'read',
    summary:
      'How each site took part in a session that runs, or has run, by the record of this node; text is matched with diacritics folded',
    body: z.strictObject({
      session: opaqueId,
      text: humanText(100).optional(),
      only: participationFilter.optional(),
      below: siteId.optional(),
      offset: z.number().int().min(0).optional(),
      limit: z.number().int().min(0).max(MOST).optional(),
    }),
    reply: z.strictObject({
      session: opaqueId,
      title: humanText(300),
      /** Whose record it is. */
      node: nodeId,
      owner: nodeId,
      /** When it was computed. */
      at: moment,
      /** Null: the session is another node's, and the record of this one does not say. */
      openedAt: moment.nullable(),
      /** What lateness is counted from: the time that its ladder says, else its opening. */
      startsAt: moment.nullable(),
      endedAt: moment.nullable(),
      whole: participationTotals,
      /** So many events of this node's record can't be read, and are left out. */
      unread: z.number().int().min(0),
      provinces: z.array(provinceTotals).max(64),
      /** How many are listed, over all pages. */
      total: z.number().int().min(0),
      sites: z.array(participant).max(MOST),
    }),
  },
  'participation.export': {
    right: 'read',
    summary: 'The same of every site, as a sheet in CSV or XLSX',
    body: z.strictObject({
      session: opaqueId,
      /** `csv` unless told. */
      format: sheetFormat.optional(),
      /** Of CSV; `,` unless told. */
      separator: z.enum([',', ';']).optional(),
    }),
    reply: z.strictObject({ file: sheetFile }),
  },
} satisfies Record<string, Operation>
export type ParticipationOperations = typeof participationOperations
