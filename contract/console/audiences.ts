import { z } from 'zod'
import { fence } from '../control.ts'
import { nothing } from '../frame.ts'
import { audience, programName } from '../program.ts'
import { opaqueId, revision } from '../protocol.ts'
import { scene, transition } from '../scene.ts'
import type { Operation } from './operation.ts'

const ofSession = z.strictObject({ session: opaqueId, fence })

/** Programs beside the main one, each for an audience of its own. */
export const audienceOperations = {
  'audience.open': {
    right: 'display',
    summary: 'Gives an audience a program of its own: whoever speaks, the chair, chosen sites, a unit',
    body: ofSession.extend({ name: programName, audience, scene }),
    reply: z.strictObject({ program: opaqueId }),
  },
  'audience.take': {
    right: 'display',
    summary: 'Puts a scene on air in an audience’s program; `seen` is its revision that the caller saw',
    body: ofSession.extend({
      program: opaqueId,
      seen: revision,
      scene,
      transition: transition.optional(),
    }),
    reply: z.strictObject({ revision }),
  },
  'audience.close': {
    right: 'display',
    summary: 'Ends an audience’s program: it shows the main program again',
    body: ofSession.extend({ program: opaqueId }),
    reply: nothing,
  },
} satisfies Record<string, Operation>
