import { z } from 'zod'
import { siteId } from '../ids.ts'
import { MAX_PROGRAMS } from '../program.ts'
import { opaqueId } from '../protocol.ts'

/**
 * Who is on screen from now on in a slot that names nobody (whoever speaks, the chair, a patrol): in the main program,
 * and in those of audiences. Whom a scene names stands with its take.
 */
export const screenEvents = [
  z.strictObject({
    kind: z.literal('screen.changed'),
    session: opaqueId,
    main: z.array(siteId).max(25),
    audiences: z.array(siteId).max(25 * MAX_PROGRAMS),
  }),
] as const
