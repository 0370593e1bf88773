import { z } from 'zod'
import type { OperationTable } from '../frame.ts'
import { nodeId } from '../ids.ts'
import { participant } from '../participation/index.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'

/** As many sites in one message: it bears 512 KiB, and one with all its absences takes up to three. */
export const MAX_PARTICIPANTS_TOLD = 100

const { invitation, firstMediaAt, shownApart } = participant.shape
/** How a site took part, as its node tells it: one that does not record these yet leaves them out. */
const participantTold = participant.extend({
  invitation: invitation.default(null),
  firstMediaAt: firstMediaAt.default(null),
  shownApart: shownApart.default(null),
})

/** The course of a session, as the record of the tier that runs it has it. */
const course = { openedAt: moment, startsAt: moment, endedAt: moment.nullable() }

export const participationRequests = {
  /** Child to parent: the course of a session that the parent runs or has run. */
  'participation.course': {
    body: z.strictObject({ session: opaqueId }),
    reply: z.strictObject({ title: humanText(300), owner: nodeId, ...course }),
  },
  /** Parent to child: how the child's own sites took part in a session of that course, from an offset on. */
  'participation.sites': {
    body: z.strictObject({ session: opaqueId, ...course, offset: z.number().int().min(0) }),
    reply: z.strictObject({
      total: z.number().int().min(0),
      sites: z.array(participantTold).max(MAX_PARTICIPANTS_TOLD),
    }),
  },
} satisfies OperationTable
export type SessionCourse = z.infer<(typeof participationRequests)['participation.course']['reply']>
