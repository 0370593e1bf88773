import { z } from 'zod'
import {
  acknowledgement,
  invitationAnswer,
  invitationCounts,
  invitationRule,
  invitationStanding,
  MAX_DATES,
  MAX_INVITED,
  MAX_TEMPLATES,
  plan,
  planDraft,
  planTemplate,
  recurrence,
  templateName,
} from '../calendar/index.ts'
import { nothing } from '../frame.ts'
import { nodeId, siteId } from '../ids.ts'
import { humanText, moment, opaqueId, revision } from '../protocol.ts'
import type { Operation } from './operation.ts'

const ofPlan = { plan: opaqueId }
/** `seen`: the revision that the caller saw. */
const seenPlan = { ...ofPlan, seen: revision }
const ofTemplate = { template: opaqueId }
const labelled = { label: humanText(200) }

/** A plan and how many have acknowledged it; at a tier below the owner: of its own sites. */
export const countedPlan = z.strictObject({ plan, owner: humanText(200), counts: invitationCounts })
export type CountedPlan = z.infer<typeof countedPlan>

/** An invited site: how it stands, what it answered, whom to call. */
export const invitedSite = z.strictObject({
  site: siteId,
  ...labelled,
  standing: invitationStanding,
  acknowledgement: acknowledgement.nullable(),
  phone: humanText(40).nullable(),
})
export type InvitedSite = z.infer<typeof invitedSite>

const count = z.number().int().min(0)

/** Planned sessions: those of this tier, and those above that invite its sites. */
export const calendarOperations = {
  'calendar.list': {
    right: 'read',
    summary:
      'Sessions that this tier plans, and those from above that invite its sites, by their start; text is matched with diacritics folded',
    body: z.strictObject({
      /** Those that are not over then. */
      from: moment.optional(),
      /** Those that begin before. */
      to: moment.optional(),
      text: humanText(100).optional(),
      offset: z.number().int().min(0).optional(),
      limit: z.number().int().min(1).max(200).optional(),
    }),
    reply: z.strictObject({
      total: z.number().int().min(0),
      plans: z.array(countedPlan).max(200),
    }),
  },
  'calendar.get': {
    right: 'read',
    summary: 'One planned session, how many have acknowledged it, and of how many in each province',
    body: z.strictObject(ofPlan),
    reply: z.strictObject({
      ...countedPlan.shape,
      parts: z.array(z.strictObject({ node: nodeId, ...labelled, counts: invitationCounts })).max(64),
    }),
  },
  'calendar.resolve': {
    right: 'read',
    summary: 'Which sites rules of invitation name on the day of a session; nothing is stored',
    body: z.strictObject({ startsAt: moment, invitations: z.array(invitationRule).max(32) }),
    reply: z.strictObject({ sites: z.array(siteId).max(MAX_INVITED) }),
  },
  'calendar.plan': {
    right: 'sites',
    summary: 'Plans a session as a draft of this tier; nobody is told yet',
    body: z.strictObject({ details: planDraft }),
    reply: z.strictObject({ ...ofPlan, revision }),
  },
  'calendar.change': {
    right: 'sites',
    summary:
      'Writes the details of a planned session as a whole; `seen` is the revision that the caller saw; another start or other requirements ask its sites again, another end tells them',
    body: z.strictObject({
      ...seenPlan,
      details: planDraft,
      /** Also what comes later of its series, as far as it was not changed by itself. */
      coming: z.boolean().optional(),
    }),
    reply: z.strictObject({
      revision,
      /** Of the series: so many that come later were changed too, so many are kept as they were changed by themselves. */
      coming: z.strictObject({ changed: count, kept: count }),
    }),
  },
  'calendar.repeat': {
    right: 'sites',
    summary:
      'Plans a session again every week, month or quarter until a day, as a draft of its own on each date; a date that it has already is not planned again',
    body: z.strictObject({ ...seenPlan, recurrence }),
    reply: z.strictObject({ revision, made: z.array(opaqueId).max(MAX_DATES) }),
  },
  'calendar.templates': {
    right: 'read',
    summary: 'The templates of this tier, by their names',
    body: nothing,
    reply: z.strictObject({ templates: z.array(planTemplate).max(MAX_TEMPLATES) }),
  },
  'calendar.keep-template': {
    right: 'sites',
    summary:
      'Keeps what an own planned session says, without its date and documents, as a template under a name; the plan stays as it is',
    body: z.strictObject({ ...ofPlan, name: templateName }),
    reply: z.strictObject(ofTemplate),
  },
  'calendar.rename-template': {
    right: 'sites',
    summary: 'Gives a template another name',
    body: z.strictObject({ ...ofTemplate, name: templateName }),
    reply: nothing,
  },
  'calendar.delete-template': {
    right: 'sites',
    summary: 'Deletes a template; what was planned from it stays',
    body: z.strictObject(ofTemplate),
    reply: nothing,
  },
  'calendar.plan-from': {
    right: 'sites',
    summary: 'Plans a session from a template, as a draft that begins then; nobody is told yet',
    body: z.strictObject({ ...ofTemplate, startsAt: moment }),
    reply: z.strictObject({ ...ofPlan, revision }),
  },
  'calendar.announce': {
    right: 'sites',
    summary: 'Tells every invited site of a planned session, and asks it to acknowledge',
    body: z.strictObject(seenPlan),
    reply: z.strictObject({ revision, invited: z.number().int().min(1).max(MAX_INVITED) }),
  },
  'calendar.cancel': {
    right: 'sites',
    summary: 'Cancels a planned session before it is opened; its sites are told the reason',
    body: z.strictObject({ ...seenPlan, reason: humanText(500) }),
    reply: z.strictObject({ revision }),
  },
  'calendar.acknowledgements': {
    right: 'read',
    summary: 'The invited sites at or below a unit: how each stands, who comes, whom to call',
    body: z.strictObject({
      ...ofPlan,
      below: siteId.optional(),
      standing: invitationStanding.optional(),
      text: humanText(100).optional(),
      offset: z.number().int().min(0).optional(),
      limit: z.number().int().min(1).max(500).optional(),
    }),
    reply: z.strictObject({
      counts: invitationCounts,
      /** Of the plan: pages of one list are of one revision. */
      revision,
      total: z.number().int().min(0).max(MAX_INVITED),
      sites: z.array(invitedSite).max(500),
    }),
  },
  'calendar.acknowledge': {
    right: 'sites',
    summary: 'Notes what a site of this tier answered by another way, by telephone for one',
    body: z.strictObject({
      ...ofPlan,
      site: siteId,
      asking: acknowledgement.shape.asking,
      answer: invitationAnswer,
    }),
    reply: nothing,
  },
} satisfies Record<string, Operation>
export type CalendarOperations = typeof calendarOperations
