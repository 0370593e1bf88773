import { z } from 'zod'
import { humanText, moment, opaqueId } from '../protocol.ts'
import { agendaLine, planDetails } from './plan.ts'

/** As many templates as a tier keeps. */
export const MAX_TEMPLATES = 200

const DAY_MS = 24 * 3_600_000

/** Milliseconds from the start. */
const offset = z.number().int().min(0).max(DAY_MS)

/** What a plan says, without its date and its documents: those are of one session. */
export const templateDetails = z.strictObject({
  ...planDetails.pick({
    title: true,
    organiser: true,
    chair: true,
    requirements: true,
    invitations: true,
    mark: true,
  }).shape,
  /** When on its day it begins, in Vietnam: milliseconds after midnight. */
  beginsAt: z
    .number()
    .int()
    .min(0)
    .max(DAY_MS - 1),
  lastsMs: offset.min(1),
  agenda: z.array(z.strictObject({ ...agendaLine.omit({ at: true }).shape, after: offset })).max(60),
})
export type TemplateDetails = z.infer<typeof templateDetails>

export const templateName = humanText(120).pipe(z.string().min(1))

/** What a tier plans again and again (mẫu phiên họp): kept under a name that is no other template's. */
export const planTemplate = z.strictObject({
  id: opaqueId,
  name: templateName,
  details: templateDetails,
  /** When and by whom it was kept or renamed last. */
  at: moment,
  by: humanText(120),
})
export type PlanTemplate = z.infer<typeof planTemplate>
