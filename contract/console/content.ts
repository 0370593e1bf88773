import { z } from 'zod'
import { fence } from '../control.ts'
import { nothing } from '../frame.ts'
import { siteId } from '../ids.ts'
import { opaqueId } from '../protocol.ts'
import type { Operation } from './operation.ts'

/** Whose content is shown in the slots for content. */
export const contentOperations = {
  'content.present': {
    right: 'display',
    summary: 'Says whose content is shown in the slots for content; null: nobody’s',
    body: z.strictObject({ session: opaqueId, fence, site: siteId.nullable() }),
    reply: nothing,
  },
} satisfies Record<string, Operation>
