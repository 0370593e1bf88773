import { z } from 'zod'
import { LINE_SHOWN, lineMessage } from '../operators-line.ts'
import { opaqueId } from '../protocol.ts'
import type { Operation } from './operation.ts'

const { to, text } = lineMessage.shape

/** What this tier's operators have said and were told, in the order in which it came here. */
export const lineMessages = z.strictObject({ messages: z.array(lineMessage).max(LINE_SHOWN) })

/** Words between the operators of the tiers. No site's page hears of them. */
export const lineOperations = {
  'line.say': {
    right: 'display',
    summary: 'Says something to the operators of one tier of a session, or of all (`to` null)',
    body: z.strictObject({ session: opaqueId, to, text }),
    reply: z.strictObject({ id: opaqueId }),
  },
  'line.list': {
    right: 'read',
    summary: 'The newest that was said to or by this tier in a session, in the order in which it came',
    body: z.strictObject({ session: opaqueId }),
    reply: lineMessages,
  },
} satisfies Record<string, Operation>
