import { z } from 'zod'
import type { Plan } from '#contract/calendar'

/** What of a plan is news to whom it invites: another asking, another time, another place (Q4). */
const says = z.strictObject({
  asking: z.number(),
  startsAt: z.number(),
  endsAt: z.number(),
  at: z.string().nullable(),
})
export type Says = z.infer<typeof says>

export const saysOf = ({ asking, details: { startsAt, endsAt, chair } }: Plan): Says => ({
  ...{ asking, startsAt, endsAt, at: chair.site },
})

/** The same text for the same. */
export const toText = ({ asking, startsAt, endsAt, at }: Says): string =>
  JSON.stringify({ asking, startsAt, endsAt, at })

/** What was told before; null: nothing that can be read. */
export function earlierSays(text: string): Says | null {
  try {
    return says.parse(JSON.parse(text))
  } catch {
    return null
  }
}
