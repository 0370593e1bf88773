import { z } from 'zod'
import { fence } from '../control.ts'
import { nothing } from '../frame.ts'
import { nodeId } from '../ids.ts'
import { opaqueId } from '../protocol.ts'
import type { Operation } from './operation.ts'

const ofSession = z.strictObject({ session: opaqueId, fence })
const operation = <Body extends z.ZodType>(summary: string, body: Body) => ({
  right: 'display' as const,
  summary,
  body,
  reply: nothing,
})

/** Who controls the program of a session, and whether provinces may have a part of it. */
export const controlOperations = {
  'control.grant': operation(
    'Gives control of the program to a tier below the owner; `fence` is the number that the caller saw',
    ofSession.extend({ to: nodeId }),
  ),
  'control.return': operation('The tier that holds control hands it back to the owner', ofSession),
  'control.take': operation("The session's owner takes control back at once", ofSession),
  'session.local-parts': operation(
    'Says whether provinces may run a program of their own for their own sites',
    z.strictObject({ session: opaqueId, allowed: z.boolean() }),
  ),
} satisfies Record<string, Operation>
