import { z } from 'zod'
import { acknowledgement, MAX_INVITED, plan, planDetails, templateName } from '../calendar/index.ts'
import { siteId } from '../ids.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'

const of = { plan: opaqueId, by: humanText(120) }
const invited = z.number().int().min(0).max(MAX_INVITED)

/** What the record says of planned sessions and of what sites answered: how many come, never who. */
export const calendarEvents = [
  z.strictObject({
    kind: z.literal('calendar.planned'),
    ...of,
    title: planDetails.shape.title,
    startsAt: moment,
  }),
  z.strictObject({
    kind: z.literal('calendar.changed'),
    ...of,
    revision: plan.shape.revision,
    asking: plan.shape.asking,
    fields: z.array(planDetails.keyof()).max(16),
    invited,
  }),
  z.strictObject({ kind: z.literal('calendar.announced'), ...of, startsAt: moment, invited }),
  z.strictObject({ kind: z.literal('calendar.cancelled'), ...of, reason: humanText(500) }),
  z.strictObject({ kind: z.literal('calendar.opened'), ...of, session: opaqueId }),
  z.strictObject({ kind: z.literal('calendar.closed'), ...of, session: opaqueId }),
  z.strictObject({
    kind: z.literal('calendar.acknowledged'),
    ...of,
    site: siteId,
    asking: acknowledgement.shape.asking,
    /** As the acknowledgement has it; older records have none. */
    epoch: moment.optional(),
    way: acknowledgement.shape.way,
    /** Why it can't come; null: received. */
    absent: humanText(500).nullable(),
    attendees: z.number().int().min(0).max(8),
  }),
  z.strictObject({
    kind: z.literal('calendar.template-changed'),
    template: opaqueId,
    by: of.by,
    change: z.enum(['kept', 'renamed', 'deleted']),
    /** The name that it has now, or had. */
    name: templateName,
  }),
] as const
