import { z } from 'zod'
import { nodeId } from '../ids.ts'
import { humanText, opaqueId } from '../protocol.ts'
import { acknowledgement, invitationAnswer, invitationCounts, invitationStanding } from './acknowledgement.ts'
import { plan, planDetails } from './plan.ts'

/** A session that a site is invited to, as its page is told. */
export const siteInvitation = z.strictObject({
  plan: opaqueId,
  revision: plan.shape.revision,
  asking: acknowledgement.shape.asking,
  owner: z.strictObject({ node: nodeId, label: humanText(200) }),
  /** Where the chair sits, as screens write it; null: not said. */
  chairAt: humanText(200).nullable(),
  state: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('announced') }),
    z.strictObject({ is: z.literal('open') }),
    z.strictObject({ is: z.literal('cancelled'), reason: humanText(500) }),
  ]),
  details: planDetails.omit({ invitations: true }),
  earlier: plan.shape.earlier,
  standing: invitationStanding,
  /** The site's newest answer, also one for an earlier time. */
  acknowledgement: acknowledgement.nullable(),
})
export type SiteInvitation = z.infer<typeof siteInvitation>

/** The sessions ahead of a site, those that run, and those that were cancelled until their time is over. */
export const siteCalendar = z.strictObject({ invitations: z.array(siteInvitation).max(64) })
export type SiteCalendar = z.infer<typeof siteCalendar>

/** The same with how many sites of its tier have acknowledged each. */
export const siteCalendarCounted = siteCalendar.extend({
  counts: z.array(z.strictObject({ plan: opaqueId, counts: invitationCounts })).max(64),
})
export type SiteCalendarCounted = z.infer<typeof siteCalendarCounted>

/** What a site's page answers to an invitation; `asking` is the one that it was shown. */
export const siteAnswer = z.strictObject({
  plan: opaqueId,
  asking: acknowledgement.shape.asking,
  answer: invitationAnswer,
  /** Who answers; empty: the site. */
  by: humanText(120),
})
export type SiteAnswer = z.infer<typeof siteAnswer>
