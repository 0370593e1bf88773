import { z } from 'zod'
import { fence } from '../control.ts'
import type { OperationTable } from '../frame.ts'
import { siteId } from '../ids.ts'
import { MAX_PROGRAMS } from '../program.ts'
import { opaqueId, revision } from '../protocol.ts'
import { scene } from '../scene.ts'
import { MAX_SPEAKERS } from './line.ts'

const sites = z.array(siteId).max(64)

/** What becomes of microphones in one step. */
export const stepMicrophones = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keep') }),
  /** These are open beside the chair's, which stays as it is; all others close. */
  z.strictObject({ kind: z.literal('only'), sites: z.array(siteId).max(MAX_SPEAKERS) }),
  z.strictObject({ kind: z.literal('change'), open: sites, close: sites }),
])

/**
 * What a script asks of its session: programs and microphones, all of it or nothing. Between a node and the session's
 * owner it is carried as a command of a console is; consoles move the script.
 */
export const scriptSteps = {
  'session.step': {
    body: z.strictObject({
      session: opaqueId,
      fence,
      /** The revision of the main program that the operator saw, also when it is to stay. */
      seen: revision,
      scene: scene.nullable(),
      audiences: z.array(z.strictObject({ program: opaqueId, seen: revision, scene })).max(MAX_PROGRAMS),
      microphones: stepMicrophones,
    }),
    reply: z.strictObject({
      /** Of the main program. */
      revision,
      /** Whose microphones this opened and closed. */
      opened: sites,
      closed: sites,
    }),
  },
} satisfies OperationTable
export type ScriptSteps = typeof scriptSteps
