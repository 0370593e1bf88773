import { z } from 'zod'
import { MAX_DIRECTORY_ROWS } from '../directory/index.ts'
import { siteId } from '../ids.ts'
import { humanText } from '../protocol.ts'

/** What the record says of former units: in which units of today they lie, and how many were written or taken out. */
export const lineageEvents = [
  z.strictObject({
    kind: z.literal('lineage.changed'),
    how: z.enum(['import', 'remove']),
    count: z.number().int().min(1).max(MAX_DIRECTORY_ROWS),
    sites: z.array(siteId).min(1).max(MAX_DIRECTORY_ROWS),
    by: humanText(120),
  }),
] as const
