import { z } from 'zod'
import { nothing } from '../frame.ts'
import { siteId } from '../ids.ts'
import { humanText, opaqueId } from '../protocol.ts'
import { presence, rollCall, rollCallState } from '../roll-call.ts'
import type { Operation } from './operation.ts'

/** Who is there, and who hears. */
export const rollCallOperations = {
  'roll-call.open': {
    right: 'floor',
    summary: 'Calls the roll in a session that this node owns; sites null: all of them',
    body: z.strictObject({ session: opaqueId, question: humanText(300), sites: rollCall.shape.sites }),
    reply: z.strictObject({ rollCall: opaqueId }),
  },
  'roll-call.set': {
    right: 'floor',
    summary: 'Notes for a site at or below this node whether it is present; a later note corrects it',
    body: z.strictObject({
      rollCall: opaqueId,
      site: siteId,
      presence,
      reason: humanText(300).nullable(),
    }),
    reply: nothing,
  },
  'roll-call.close': {
    right: 'floor',
    summary: 'Ends a roll call; its result is kept',
    body: z.strictObject({ rollCall: opaqueId }),
    reply: nothing,
  },
  'roll-call.list': {
    right: 'read',
    summary: 'The roll calls of a session with every answer, the newest last',
    body: z.strictObject({ session: opaqueId }),
    reply: z.strictObject({ rollCalls: z.array(rollCallState) }),
  },
} satisfies Record<string, Operation>
