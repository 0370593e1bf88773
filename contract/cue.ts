import { z } from 'zod'
import { nodeId, siteId } from './ids.ts'
import { humanText, moment } from './protocol.ts'

/** As many private talks as a session has at a time; a tier has at most one. */
export const MAX_CUES = 16

/** For how long a countdown runs, seconds. */
export const countdownSeconds = z.number().int().min(3).max(60)

/** An operator's private talk with one site before it goes on air: nobody else hears either of them. */
export const cue = z.strictObject({
  site: siteId,
  /** The tier of the operator who talks: its `cue` source is what the site hears. */
  from: nodeId,
  by: humanText(120),
  since: moment,
  /** When the site goes on air, by the clock of the session's owner; null: nothing is counted down. */
  countdown: z.strictObject({ at: moment, seconds: countdownSeconds }).nullable(),
})
export type Cue = z.infer<typeof cue>
