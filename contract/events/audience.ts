import { z } from 'zod'
import { nodeId } from '../ids.ts'
import { audience, programName } from '../program.ts'
import { humanText, opaqueId, revision } from '../protocol.ts'
import { scene } from '../scene.ts'

const ofProgram = { session: opaqueId, program: opaqueId, name: programName }
/** Who gave the command, and the tier where. */
const given = { by: humanText(120), tier: nodeId }

/** What happened to programs of their own for some audiences. */
export const audienceEventBodies = [
  z.strictObject({ kind: z.literal('audience.opened'), ...ofProgram, audience, scene, ...given }),
  z.strictObject({ kind: z.literal('audience.taken'), ...ofProgram, revision, scene, ...given }),
  z.strictObject({ kind: z.literal('audience.closed'), ...ofProgram, ...given }),
] as const
