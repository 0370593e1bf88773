import { z } from 'zod'
import { nodeId, siteId } from '../ids.ts'
import { humanText, opaqueId } from '../protocol.ts'

/** Whose content is shown from now on; null: nobody's. */
export const contentEventBodies = [
  z.strictObject({
    kind: z.literal('content.presented'),
    session: opaqueId,
    site: siteId.nullable(),
    by: humanText(120),
    tier: nodeId,
  }),
] as const
