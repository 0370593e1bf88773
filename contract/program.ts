import { z } from 'zod'
import { siteId } from './ids.ts'
import { humanText, moment, opaqueId, revision } from './protocol.ts'
import { scene, transition } from './scene.ts'

/** What is on air: a scene, who took it and when. `revision` counts takes. */
export const program = z.strictObject({
  revision,
  scene,
  takenBy: humanText(120),
  takenAt: moment,
  /** How it came; absent: cut. */
  transition: transition.optional(),
})
export type Program = z.infer<typeof program>

/** As many programs as a session can have beside the main one. */
export const MAX_PROGRAMS = 16

/** Who sees a program in place of the main one: whoever speaks, the chair, chosen sites, everything at or below a unit. */
export const audience = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('speaker') }),
  z.strictObject({ kind: z.literal('chair') }),
  z.strictObject({ kind: z.literal('sites'), sites: z.array(siteId).min(1).max(256) }),
  z.strictObject({ kind: z.literal('below'), unit: siteId }),
])
export type Audience = z.infer<typeof audience>

export const programName = humanText(80).pipe(z.string().min(1))

/** A program of its own for an audience. */
export const audienceProgram = z.strictObject({ id: opaqueId, name: programName, audience, program })
export type AudienceProgram = z.infer<typeof audienceProgram>
