import { z } from 'zod'
import { nodeId, siteId } from '../ids.ts'
import { humanText, moment, opaqueId, revision } from '../protocol.ts'

const named = (longest: number) => humanText(longest).pipe(z.string().min(1))

/** As many sites as a session can invite: every commune, province and department with room to spare. */
export const MAX_INVITED = 4000

/** A line of the agenda: when it is its turn, and who speaks to it. */
export const agendaLine = z.strictObject({ at: moment, title: named(200), speaker: humanText(120) })
export type AgendaLine = z.infer<typeof agendaLine>

/** Who is invited. All that the rules of a plan name come, each once. */
export const invitationRule = z.discriminatedUnion('rule', [
  /** Every commune, ward and special zone of a province; of `VN`: of the country. */
  z.strictObject({ rule: z.literal('communes'), of: nodeId }),
  /** The own room of every province. */
  z.strictObject({ rule: z.literal('provinces') }),
  /** The own room of one unit. */
  z.strictObject({ rule: z.literal('unit'), unit: siteId }),
  z.strictObject({ rule: z.literal('sites'), sites: z.array(siteId).min(1).max(1000) }),
])
export type InvitationRule = z.infer<typeof invitationRule>

/** A document by its name: where it lies is nobody's business here. */
const documentName = named(200).refine((name) => !/:\/\/|\bwww\./i.test(name), {
  message: 'a name, without a link',
})

const written = {
  title: named(300),
  /** Whose session it is, as the invitation says it; empty: the tier that plans it. */
  organiser: humanText(200),
  /** Who chairs, and at which site; null: at none that is known. */
  chair: z.strictObject({ name: humanText(120), site: siteId.nullable() }),
  startsAt: moment,
  endsAt: moment,
  agenda: z.array(agendaLine).max(60),
  /** What the Government Office (or whoever calls the session) asks of every site. */
  requirements: z.array(named(300)).max(20),
  documents: z.array(documentName).max(20),
  invitations: z.array(invitationRule).max(32),
}

/**
 * What somebody asks to be planned. `secret`: state secrets of any degree; such a session is refused by name
 * (`calendar.secret`), for this system is not for them.
 */
export const planDraft = z.strictObject({ ...written, mark: z.enum(['ordinary', 'secret']) })
export type PlanDraft = z.infer<typeof planDraft>

/** What a plan says. */
export const planDetails = z.strictObject({ ...written, mark: z.literal('ordinary') })
export type PlanDetails = z.infer<typeof planDetails>

export const planState = z.discriminatedUnion('is', [
  /** Nobody is told of it. */
  z.strictObject({ is: z.literal('draft') }),
  z.strictObject({ is: z.literal('announced') }),
  /** The session runs. */
  z.strictObject({ is: z.literal('open'), session: opaqueId }),
  z.strictObject({ is: z.literal('closed'), session: opaqueId }),
  z.strictObject({ is: z.literal('cancelled'), reason: humanText(500) }),
])
export type PlanState = z.infer<typeof planState>

/** A session that is planned (phiên họp trong lịch): kept by its owner, copied to those below that it invites. */
export const plan = z.strictObject({
  id: opaqueId,
  /** The tier that plans it and will run it: its level is this node's. */
  owner: nodeId,
  /** Counts every change from 1. */
  revision: revision.min(1),
  /** How often its sites were asked: 0: never, 1: once. They answer for one of these. */
  asking: revision,
  /** The plan that it is repeated from, also at that one itself. */
  series: opaqueId.optional(),
  /** The time that was announced before the present one. */
  earlier: z.strictObject({ startsAt: moment, endsAt: moment }).optional(),
  state: planState,
  details: planDetails,
  /** When and by whom it was changed last. */
  at: moment,
  by: humanText(120),
})
export type Plan = z.infer<typeof plan>

/** A plan with the sites that its rules named on the day of the session. */
export const planned = z.strictObject({
  plan,
  /** In the order of their ids; to a tier below only those there. */
  sites: z.array(siteId).max(MAX_INVITED),
  /** Were invited when it was announced before, and are not any more. */
  dropped: z.array(siteId).max(MAX_INVITED),
})
export type Planned = z.infer<typeof planned>
