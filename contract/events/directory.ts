import { z } from 'zod'
import { directoryField, MAX_DIRECTORY_ROWS } from '../directory/index.ts'
import { siteId } from '../ids.ts'
import { humanText } from '../protocol.ts'

/** What the record says of the directory: which fields of which sites, never what stands in them. */
export const directoryEvents = [
  z.strictObject({
    kind: z.literal('directory.changed'),
    how: z.enum(['set', 'import']),
    sites: z
      .array(
        z.strictObject({
          site: siteId,
          fields: z.array(directoryField).min(1).max(directoryField.options.length),
        }),
      )
      .min(1)
      .max(MAX_DIRECTORY_ROWS),
    by: humanText(120),
  }),
] as const
