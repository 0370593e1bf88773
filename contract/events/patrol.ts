import { z } from 'zod'
import { nodeId } from '../ids.ts'
import { patrolSettings, patrolSkipped } from '../patrol.ts'
import { humanText, opaqueId } from '../protocol.ts'

const ofPatrol = { session: opaqueId, patrol: opaqueId, name: humanText(80) }
/** Who gave the command, and the tier where. */
const given = { by: humanText(120), tier: nodeId }

/** Commands on patrols, and the rounds that they have finished. The stops themselves stand in no record. */
export const patrolEventBodies = [
  z.strictObject({ kind: z.literal('patrol.created'), ...ofPatrol, settings: patrolSettings, ...given }),
  z.strictObject({ kind: z.literal('patrol.changed'), ...ofPatrol, settings: patrolSettings, ...given }),
  z.strictObject({ kind: z.literal('patrol.removed'), ...ofPatrol, ...given }),
  z.strictObject({ kind: z.literal('patrol.started'), ...ofPatrol, ...given }),
  z.strictObject({ kind: z.literal('patrol.paused'), ...ofPatrol, ...given }),
  z.strictObject({
    kind: z.literal('patrol.moved'),
    ...ofPatrol,
    to: z.enum(['next', 'previous']),
    ...given,
  }),
  /** `seen` of `total` sites were shown; those in `skipped` are not among them. */
  z.strictObject({
    kind: z.literal('patrol.finished-round'),
    ...ofPatrol,
    round: z.number().int().min(1),
    seen: z.number().int().min(0),
    total: z.number().int().min(0),
    skipped: patrolSkipped,
  }),
] as const
