import { z } from 'zod'
import { siteId } from '../ids.ts'
import { moment, opaqueId } from '../protocol.ts'

/**
 * The first picture or sound of a site has come to its node while the session ran: once a session and site. `sources`:
 * what came at that moment, which is `cameAt`, by the node's clock: the event may be written later. Records of before
 * that leave it out.
 */
export const mediaEvents = [
  z.strictObject({
    kind: z.literal('media.came'),
    session: opaqueId,
    site: siteId,
    sources: z
      .array(z.enum(['camera', 'microphone']))
      .min(1)
      .max(2),
    cameAt: moment.optional(),
  }),
] as const
