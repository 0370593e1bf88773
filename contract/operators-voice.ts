import { z } from 'zod'
import { nodeId } from './ids.ts'
import { humanText, moment } from './protocol.ts'

/** Who talks on the operators' voice line now: one of a tier at a time. */
export const lineTalker = z.strictObject({
  /** The tier whose `line` source carries the voice. */
  node: nodeId,
  by: humanText(120),
  /** By the clock of `node`. */
  since: moment,
})
export type LineTalker = z.infer<typeof lineTalker>

/** As many as can talk at once: one a tier, of the centre and its provinces. */
export const lineTalkers = z.strictObject({ talkers: z.array(lineTalker).max(64) })
