import { z } from 'zod'
import { siteId } from '../ids.ts'
import { humanText, moment, opaqueId, revision } from '../protocol.ts'
import { MAX_INVITED } from './plan.ts'

const named = (longest: number) => humanText(longest).pipe(z.string().min(1))

export const attendee = z.strictObject({ name: named(120), post: humanText(120) })
export type Attendee = z.infer<typeof attendee>

/** What a site answers to an invitation: received, with who attends as far as that is known; or that it can't come. */
export const invitationAnswer = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('received'), attendees: z.array(attendee).max(8) }),
  z.strictObject({ is: z.literal('absent'), reason: named(500) }),
])
export type InvitationAnswer = z.infer<typeof invitationAnswer>

/** The acknowledgement (đã nhận) of one site, as its own tier keeps it; the newest by epoch and revision holds. */
export const acknowledgement = z.strictObject({
  plan: opaqueId,
  site: siteId,
  /** When the control process began that was given it, or that of the answer before, whichever is later. */
  epoch: moment.default(0),
  revision: revision.min(1),
  /** Which asking it is for: after another start or other requirements it is asked for again. */
  asking: revision.min(1),
  at: moment,
  by: humanText(120),
  /** On the site's page, or noted by an operator of its tier who was told it. */
  way: z.enum(['page', 'operator']),
  answer: invitationAnswer,
})
export type Acknowledgement = z.infer<typeof acknowledgement>

/** `outdated`: it answered for a start or requirements that are not the session's any more. */
export const invitationStanding = z.enum(['waiting', 'outdated', 'received', 'absent'])
export type InvitationStanding = z.infer<typeof invitationStanding>

const count = z.number().int().min(0).max(MAX_INVITED)

/** Of the invited so many have acknowledged the time that holds, and so many of these asked to be absent. */
export const invitationCounts = z.strictObject({ invited: count, acknowledged: count, absent: count })
export type InvitationCounts = z.infer<typeof invitationCounts>
