import { z } from 'zod'
import { acknowledgement, attendee, invitationStanding } from '../calendar/acknowledgement.ts'
import { siteId } from '../ids.ts'
import { humanText, moment } from '../protocol.ts'
import { grade } from '../readiness/words.ts'
import { rollCallAnswer } from '../roll-call.ts'

/** Milliseconds. */
const lasting = z.number().int().min(0)
const count = z.number().int().min(0)

/** As many of its absences of a site are told, the newest; all of them are counted. */
export const MAX_DROPS_TOLD = 20

/** How a site came to a session. */
export const arrival = z.discriminatedUnion('state', [
  /** The session has not begun. */
  z.strictObject({ state: z.literal('not-begun') }),
  z.strictObject({ state: z.literal('on-time') }),
  /** So many whole minutes after the start. */
  z.strictObject({ state: z.literal('late'), minutes: z.number().int().min(1) }),
  /** Not there from the start until now, or until the end. */
  z.strictObject({ state: z.literal('absent') }),
  /** The record of this node does not say: the site is another node's, or the start is not known here. */
  z.strictObject({ state: z.literal('unknown') }),
])
export type Arrival = z.infer<typeof arrival>

/** A time when a site was away after it had come. */
export const drop = z.strictObject({
  from: moment,
  /** Null: it is away now. */
  to: moment.nullable(),
  /** Until now when it is away now. */
  ms: lasting,
})
export type Drop = z.infer<typeof drop>

/** What a site answered to the invitation, for the time that holds; `by` and what follows: of its newest answer. */
export const participantInvitation = z.strictObject({
  standing: invitationStanding,
  answer: z
    .strictObject({
      at: moment,
      by: humanText(120),
      way: acknowledgement.shape.way,
      /** Who attends, as the site named them. */
      attendees: z.array(attendee).max(8),
      /** Why it can't come; null: received. */
      absent: humanText(500).nullable(),
    })
    .nullable(),
})
export type ParticipantInvitation = z.infer<typeof participantInvitation>

/** How a site took part in a session, as the record of a node tells it (`conference/participation/SPEC.md`). */
export const participant = z.strictObject({
  site: siteId,
  label: humanText(200),
  /** Null: the session has no plan that is known here, or does not invite this site. */
  invitation: participantInvitation.nullable(),
  arrival,
  /** Whether it is there now, or was at the end; null: the record of this node does not say. */
  here: z.boolean().nullable(),
  /** When it was there first after the opening; null: never, or not known. */
  firstAt: moment.nullable(),
  /** When its first picture or sound came to its node in this session; null: none did, or not known. */
  firstMediaAt: moment.nullable(),
  presentMs: lasting,
  awayMs: lasting,
  dropped: count,
  /** The newest, the oldest of them first. */
  drops: z.array(drop).max(MAX_DROPS_TOLD),
  /** The last proof at the start, `untested` when that was too old; null: the record of this node has none. */
  ready: z.strictObject({ grade, provedAt: moment }).nullable(),
  /** The newest roll call that asks it; null: none does. */
  rollCall: z.strictObject({ at: moment, answer: rollCallAnswer.nullable() }).nullable(),
  /** How often and how long its microphone was open; null: the session's floor is in another node's record. */
  spoke: z.strictObject({ times: count, ms: lasting }).nullable(),
  /** How often and how long the main program showed it; null as with `spoke`. */
  shown: z.strictObject({ times: count, ms: lasting }).nullable(),
  /** The same of programs of their own for audiences. */
  shownApart: z.strictObject({ times: count, ms: lasting }).nullable(),
})
export type Participant = z.infer<typeof participant>
