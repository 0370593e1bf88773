import { z } from 'zod'
import { chairCall, MAX_CHAIR_CALLS } from '../chair.ts'
import { nothing } from '../frame.ts'
import { siteId } from '../ids.ts'
import { opaqueId } from '../protocol.ts'
import type { Operation } from './operation.ts'

/** What the chair wants of this tier's operators. */
export const chairCalls = z.strictObject({ calls: z.array(chairCall).max(MAX_CHAIR_CALLS) })

/** The chair's view: a leader who asks and leaves the screens to the operators. */
export const chairOperations = {
  'chair.call': {
    right: 'floor',
    summary: 'The chair calls a site: a note to the operators of this tier, until it is invited or put aside',
    body: z.strictObject({ session: opaqueId, site: siteId }),
    reply: z.strictObject({ call: opaqueId }),
  },
  'chair.put-aside': {
    right: 'floor',
    summary: 'Puts a call of the chair aside',
    body: z.strictObject({ call: opaqueId }),
    reply: nothing,
  },
} satisfies Record<string, Operation>
