import { z } from 'zod'
import { siteId } from '../ids.ts'
import { humanText, opaqueId } from '../protocol.ts'
import { rollCall, rollCallAnswer } from '../roll-call.ts'

/** What the record says of roll calls. An answer stands in the record of the tier at which it was given. */
export const rollCallEvents = [
  z.strictObject({ kind: z.literal('roll-call.opened'), call: rollCall }),
  z.strictObject({
    kind: z.literal('roll-call.answered'),
    rollCall: opaqueId,
    site: siteId,
    answer: rollCallAnswer,
  }),
  z.strictObject({ kind: z.literal('roll-call.closed'), rollCall: opaqueId, by: humanText(120) }),
] as const
