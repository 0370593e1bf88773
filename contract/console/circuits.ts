import { z } from 'zod'
import { siteLine } from '../directory/index.ts'
import { siteId } from '../ids.ts'
import { humanText } from '../protocol.ts'
import { incident } from '../readiness/index.ts'
import { siteStatus } from '../standing.ts'
import type { Operation } from './operation.ts'

const count = z.number().int().min(0)

/** The lines of this node's own sites, for who provides and who watches them. */
export const circuitOperations = {
  'circuits.list': {
    right: 'read',
    summary:
      "The lines of this node's own sites with the site's state and its open incidents; a telecom is told of its own lines and of what was given to it",
    body: z.strictObject({
      text: humanText(100).optional(),
      /** Those of sites with an open incident. */
      troubled: z.boolean().optional(),
      offset: count.optional(),
      limit: z.number().int().min(1).max(500).optional(),
    }),
    reply: z.strictObject({
      total: count,
      /** Of all lines that the caller may see, how many have an open incident. */
      troubled: count,
      lines: z
        .array(
          z.strictObject({
            site: siteId,
            label: humanText(200),
            which: z.enum(['primary', 'backup']),
            line: siteLine,
            /** Where the line ends. */
            address: humanText(200),
            /** Who is to be called there today; null: nobody is named. */
            focal: z.strictObject({ name: humanText(120), phone: humanText(40) }).nullable(),
            state: siteStatus.shape.state,
            grade: siteStatus.shape.line,
            incidents: z.array(incident).max(20),
          }),
        )
        .max(500),
    }),
  },
} satisfies Record<string, Operation>
export type CircuitOperations = typeof circuitOperations
