import { z } from 'zod'
import { nothing } from '../frame.ts'
import { siteId } from '../ids.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'
import { gate, ladder, ladderNotice, noticeSent, sessionLadder, waiver } from '../readiness/index.ts'
import type { Operation } from './operation.ts'

const ofSession = { session: opaqueId }

/** The ladder of a session as consoles see it. */
export const ladderState = sessionLadder.omit({ judged: true, notices: true }).extend({
  /** What went out, in its order: `told` were told of `sites` that were not ready. */
  notices: z
    .array(
      noticeSent
        .omit({ sites: true })
        .extend({ told: z.number().int().min(1), sites: z.number().int().min(1) }),
    )
    .max(48),
  /** The step that the session is in; null: before the first, or it has begun. */
  step: opaqueId.nullable(),
  gate,
  /** Who is not ready by what the gate asks for, and nobody has signed for. */
  lacking: z.array(noticeSent.shape.sites.element).max(4000),
})
export type LadderState = z.infer<typeof ladderState>

/** The ladder of a session: its time, its steps, who signed for whom, whether it may begin. */
export const ladderOperations = {
  'ladder.set': {
    right: 'sites',
    summary: 'Says when a session of this tier begins, and by which steps its sites are tested before',
    body: z.strictObject({ ...ofSession, startsAt: moment, ladder: ladder.optional() }),
    reply: nothing,
  },
  'ladder.get': {
    right: 'read',
    summary: 'The ladder of a session: its steps, its notices, its waivers, its gate as it is judged now',
    body: z.strictObject(ofSession),
    reply: z.strictObject({ ladder: ladderState }),
  },
  'ladder.waive': {
    right: 'sites',
    summary:
      'A named person signs, with a reason, that a session begins without sites being ready; null: all',
    body: z.strictObject({
      ...ofSession,
      sites: z.array(siteId).min(1).max(4000).nullable(),
      by: humanText(120).pipe(z.string().min(1)),
      reason: humanText(500).pipe(z.string().min(1)),
    }),
    reply: z.strictObject({ waiver: waiver.shape.id }),
  },
  'ladder.unwaive': {
    right: 'sites',
    summary: 'Withdraws what was signed: its sites have to be ready again',
    body: z.strictObject({ ...ofSession, waiver: waiver.shape.id }),
    reply: nothing,
  },
  'ladder.declare': {
    right: 'sites',
    summary: 'Declares a session ready; refused while a site is not ready and nobody has signed for it',
    body: z.strictObject(ofSession),
    reply: nothing,
  },
} satisfies Record<string, Operation>

/** What consoles are told of ladders. */
export const ladderNotices = {
  /** The ladders of the sessions of this tier, and what ladders of every tier tell this one: whole. */
  ladders: z.strictObject({
    ladders: z.array(ladderState).max(64),
    notices: z.array(ladderNotice).max(256),
  }),
}
