import { z } from 'zod'
import { chairCall } from '../chair.ts'
import { humanText } from '../protocol.ts'

/** What the chair asked of the operators, and what they put aside. A call that is heeded ends with an invitation. */
export const chairEvents = [
  z.strictObject({ kind: z.literal('chair.called'), call: chairCall }),
  z.strictObject({ kind: z.literal('chair.put-aside'), call: chairCall, by: humanText(120) }),
] as const
