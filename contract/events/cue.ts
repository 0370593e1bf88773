import { z } from 'zod'
import { countdownSeconds } from '../cue.ts'
import { nodeId, siteId } from '../ids.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'

const said = { session: opaqueId, site: siteId, by: humanText(120), tier: nodeId }

/** Private talks with a site before it goes on air: that there was one, never what was said. */
export const cueEventBodies = [
  z.strictObject({ kind: z.literal('cue.opened'), ...said }),
  z.strictObject({
    kind: z.literal('cue.countdown'),
    ...said,
    seconds: countdownSeconds,
    /** When it reaches zero. */
    onAirAt: moment,
  }),
  z.strictObject({ kind: z.literal('cue.cancelled'), ...said }),
  z.strictObject({ kind: z.literal('cue.closed'), ...said }),
] as const
