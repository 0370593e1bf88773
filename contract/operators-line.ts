import { z } from 'zod'
import { nodeId } from './ids.ts'
import { humanText, moment, opaqueId } from './protocol.ts'

/** As many messages as a console is told: the newest. */
export const LINE_SHOWN = 200

/** One word between the operators of a session's tiers. Never changed once it is said. */
export const lineMessage = z.strictObject({
  id: opaqueId,
  session: opaqueId,
  /** The tier of who says it. */
  from: nodeId,
  /** The one tier that it is for; null: every tier of the session. */
  to: nodeId.nullable(),
  by: humanText(120),
  /** By the clock of `from`. */
  at: moment,
  text: humanText(500).pipe(z.string().min(1)),
})
export type LineMessage = z.infer<typeof lineMessage>
