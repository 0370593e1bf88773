import { z } from 'zod'
import { humanText, moment } from './protocol.ts'

/** An event of the record that can't be read: its number, its time, and its kind as far as it has one. */
export const unreadEvent = z.strictObject({
  sequence: z.number().int().min(1),
  at: moment,
  kind: humanText(64),
})
export type UnreadEvent = z.infer<typeof unreadEvent>
