import { z } from 'zod'

/** As many dates as a session is repeated on at once. */
export const MAX_DATES = 60

/** A day in Vietnam, `2026-11-24`. */
const day = z.iso.date()

/** On which days a session comes again: on the same weekday, or on the same day of the month, at the same time of day. */
export const recurrence = z.strictObject({
  every: z.enum(['week', 'month', 'quarter']),
  /** The last day that it may be on. */
  until: day,
  /** Days on which it is not. */
  except: z.array(day).max(MAX_DATES),
})
export type Recurrence = z.infer<typeof recurrence>
