import { z } from 'zod'
import { nodeId, siteId } from './ids.ts'
import { humanText, moment, opaqueId } from './protocol.ts'

/** `heard`: present, hears well; `no-sound`: present, hears nothing; `absent`: not there. */
export const presence = z.enum(['heard', 'no-sound', 'absent'])
export type Presence = z.infer<typeof presence>

/** One answer for a site, given on its page or by an operator. A later one corrects it and leaves it in place. */
export const rollCallAnswer = z.strictObject({
  presence,
  /** Why it is absent, or what the operator noted. */
  reason: humanText(300).nullable(),
  way: z.enum(['page', 'operator']),
  by: humanText(120),
  /** The tier at which it was given. */
  tier: nodeId,
  at: moment,
})
export type RollCallAnswer = z.infer<typeof rollCallAnswer>

export const rollCall = z.strictObject({
  id: opaqueId,
  session: opaqueId,
  owner: nodeId,
  question: humanText(300),
  /** Who is asked; null: every site of the session. */
  sites: z.array(siteId).max(4000).nullable(),
  by: humanText(120),
  at: moment,
  endedAt: moment.nullable(),
})
export type RollCall = z.infer<typeof rollCall>

/** The answers for a site, the oldest first: the last one counts. */
export const rollCallEntry = z.strictObject({ site: siteId, answers: z.array(rollCallAnswer).min(1).max(64) })
export type RollCallEntry = z.infer<typeof rollCallEntry>

export const rollCallState = z.strictObject({ call: rollCall, entries: z.array(rollCallEntry).max(4000) })
export type RollCallState = z.infer<typeof rollCallState>

/**
 * What a console is told: when `whole` all that there is to see, else the roll calls that are new or have ended, and
 * of the others the sites with new answers, each with all of its answers.
 */
export const rollCallNews = z.strictObject({
  whole: z.boolean(),
  rollCalls: z.array(rollCallState),
  answers: z.array(z.strictObject({ rollCall: opaqueId, entries: z.array(rollCallEntry).max(4000) })),
})
export type RollCallNews = z.infer<typeof rollCallNews>
