import { z } from 'zod'
import { body, bodySite } from '../bodies/index.ts'
import { humanText } from '../protocol.ts'

/** What the record says of departments and other bodies. */
export const bodyEvents = [
  z.strictObject({ kind: z.literal('body.set'), body, by: humanText(120) }),
  z.strictObject({ kind: z.literal('body.closed'), site: bodySite, by: humanText(120) }),
] as const
